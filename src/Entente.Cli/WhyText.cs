using Entente.Questions;
using Entente.Reports;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `why` in sentences and tables.</summary>
internal static class WhyText
{
    private const int MostMoves = 5;

    public static void Print(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        int computed = answer.Draws - answer.Failed;
        string deal = scenario.War is null ? "deal" : "deal that stops the fighting";
        console.WriteLine(answer.Closed == 0
            ? $"In every one of {Say.Count(computed)} worlds a {deal} was possible at some time: there were terms that everybody who must agree liked better than no deal."
            : $"In {Say.Count(answer.Closed)} of {Say.Count(computed)} worlds ({Say.Percent(answer.Closed / (double)computed)}) no {deal} was ever possible: at no time were there terms that everybody who must agree liked better than no deal.");
        if (answer.Failed > 0)
        {
            console.WriteLine($"{Say.Count(answer.Failed)} more worlds could not be computed.");
        }

        PrintBlame(answer, console);
        PrintMoves(scenario, answer, console);
        PrintRipeness(scenario, answer, console);
        PushText.Print(scenario, answer.Pushes, console);
        PrintShift(scenario, answer, console);
    }

    private static void PrintBlame(WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Blame.Worlds == 0)
        {
            return;
        }

        Heading("What stands in the way", console);
        string sample = answer.Blame.Worlds == answer.Closed ? "These worlds were" : $"{Say.Count(answer.Blame.Worlds)} of these worlds were";
        console.WriteLine($"{sample} drawn again without each of five obstacles, and without every combination of them. How often does a deal open then?");
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Obstacle").AddColumn("A deal opens if it alone goes").AddColumn("Its share of the blame");
        foreach (BlamedObstacle one in answer.Blame.Obstacles)
        {
            table.AddRow(new Text(Words(one.Obstacle)), new Text($"{Say.Percent(one.Alone!.Value)} ± {Say.Number(PairedChange.ErrorsInInterval * one.AloneSe!.Value * 100, 0)} points"), new Text(Say.Percent(one.Share!.Value)));
        }

        console.Write(table);
        double opened = answer.Blame.Obstacles.Sum(one => one.Share!.Value), nothing = answer.Blame.Nothing!.Value;
        console.WriteLine(opened <= 0
            ? "Even with all five gone no deal opens in any of them."
            : $"With all five gone a deal opens in {Say.Percent(opened)} of these worlds, and the shares of the blame add up to that. Where it takes several obstacles to go, they share the blame: each has its average part, over every order in which they could be taken away.");
        if (answer.Blame.Obstacles.Any(one => one.Share < 0))
        {
            console.WriteLine("A share below 0 means that without this obstacle a deal closes more often than it opens: those who know their strength for sure may find more reason to fight.");
        }

        if (nothing > 0)
        {
            console.WriteLine($"In {Say.Percent(nothing)} of these worlds nothing helps: no combination opens a deal.");
        }

        console.WriteLine("\"±\" is the error of the simulation, 19 times in 20.");
    }

    private static void PrintMoves(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Blame.Worlds == 0)
        {
            return;
        }

        Heading("The smallest move of one red line that opens a deal", console);
        if (answer.ByRedLines == 0)
        {
            console.WriteLine("In none of these worlds does a deal open once red lines alone are gone.");
            return;
        }

        string worlds = $"In {(answer.ByRedLines == answer.Blame.Worlds ? "all of these" : $"{Say.Count(answer.ByRedLines)} of these {Say.Count(answer.Blame.Worlds)}")} worlds a deal opens once red lines alone are gone.";
        if (answer.Moves.Count == 0)
        {
            console.WriteLine($"{worlds} But no single red line on a scale opens a deal in half of them, however far it moves: several would have to move together, or one on options.");
            return;
        }

        string tried = answer.Moves[0].Worlds < answer.ByRedLines ? $" (tried on {Say.Count(answer.Moves[0].Worlds)})" : "";
        console.WriteLine($"{worlds} The least that a single red line would have to move to open a deal in half of them{tried}:");
        foreach (RedLineMove move in answer.Moves.Take(MostMoves))
        {
            Issue issue = scenario.Issues[move.Issue];
            console.WriteLine($"- A deal opens in {Say.Percent(move.Opens)} of them if the red line of {Actor(scenario, move.Actor)} on {Name(move.Issue)} moves from {TermsWords.Of(issue, move.From)} to {TermsWords.Of(issue, move.To)}.");
        }

        console.WriteLine("Where a red line is uncertain it moves by as many points in every world; named is where it most likely lies.");
    }

    private static void PrintRipeness(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Ripeness.Count == 0)
        {
            return;
        }

        Heading("How ripe the moment is, as the sides themselves see it", console);
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn(new TableColumn("Day").NoWrap()).AddColumn("Still at war").AddColumn($"The war hurts {Lead(scenario, Side.Attacker)}")
            .AddColumn($"It hurts {Lead(scenario, Side.Defender)}").AddColumn("All see a way out").AddColumn("Ripe: all three");
        foreach (Ripeness one in answer.Ripeness)
        {
            table.AddRow(
                new Text(Say.Day(one.Date)), new Text(Say.Percent(one.AtWar)), new Text(Percent(one.HurtsAttacker)), new Text(Percent(one.HurtsDefender)), new Text(Percent(one.WayOut)),
                new Text(Percent(one.Ripe)));
        }

        console.Write(table);
        console.WriteLine("\"Still at war\": in how many of all worlds; the other columns count only these. The war hurts a side that expects less from fighting on than the lines of the day would be worth to it without the war. A way out: terms that everybody who must agree prefers to no deal.");
    }

    private static void PrintShift(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Shift.Rising is not Side rising || answer.TooFast is not double tooFast)
        {
            return;
        }

        Heading("Whether power would shift too fast in a peace", console);
        string strong = Lead(scenario, rising), declining = Lead(scenario, rising == Side.Attacker ? Side.Defender : Side.Attacker);
        string now = Say.Percent(answer.Shift.Now), next = Say.Percent(answer.Shift.Next);
        console.WriteLine($"If both sides re-arm in a peace, the chance that {strong} wins, should the war come back, {(now == next ? $"stays at about {now}" : $"rises from {now} to {next}")}. "
            + (answer.Shift.IsTooFast
                ? $"That is too fast: beyond {Say.Percent(answer.Shift.Threshold)} {declining} does better to fight now than to take any deal that would be kept."
                : answer.Shift.Threshold >= 1 ? $"That is not too fast: the war costs {declining} so much that it could live with any shift." : $"That is not too fast: only beyond {Say.Percent(answer.Shift.Threshold)} would {declining} do better to fight now.")
            + (tooFast > 0 ? $" In {Say.Percent(tooFast)} of the worlds power shifts too fast." : " In no world does power shift too fast."));
    }

    private static void Heading(string title, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{title}[/]");
    }

    private static string Words(Assumption obstacle) => obstacle switch
    {
        Assumption.Optimism => "Too much faith in one's own strength, and doubt",
        Assumption.Commitment => "Fear that the deal is broken",
        Assumption.RedLines => "Red lines: terms refused at any price",
        Assumption.Consent => "Consent of those who do not fight",
        Assumption.Indivisibility => "Either-or questions that cannot be split",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    private static string Percent(double? share) => share is double known ? Say.Percent(known) : "–";

    private static string Name(string issue) => issue.Replace('-', ' ');

    private static string Actor(Scenario scenario, string key) => scenario.Actors[key].Name ?? key;

    private static string Lead(Scenario scenario, Side side) => Actor(scenario, StandingTerms.Lead(side, scenario));
}
