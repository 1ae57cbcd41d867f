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
        console.WriteLine($"In {Say.Count(answer.Closed)} of {Say.Count(computed)} worlds{(computed > 0 ? $" ({Say.Percent(answer.Closed / (double)computed)})" : "")} no {deal} was ever possible: at no time were there terms that everybody who must agree liked better than no deal.");
        if (answer.Failed > 0)
        {
            console.WriteLine($"{Say.Count(answer.Failed)} more worlds could not be computed.");
        }

        PrintBlame(answer, console);
        PrintMoves(scenario, answer, console);
        PrintRipeness(scenario, answer, console);
        PrintPushes(scenario, answer, console);
        PrintShift(scenario, answer, console);
    }

    private static void PrintBlame(WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Blame.Worlds == 0)
        {
            return;
        }

        Heading("What stands in the way", console);
        console.WriteLine($"{Say.Count(answer.Blame.Worlds)} of these worlds were drawn again without each obstacle, and without every combination of them.");
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Obstacle").AddColumn("A deal opens without it alone").AddColumn("Its share of the blame");
        foreach (BlamedObstacle one in answer.Blame.Obstacles)
        {
            table.AddRow(new Text(Words(one.Obstacle)), new Text($"{Say.Percent(one.Alone!.Value)} ± {Say.Number(PairedChange.ErrorsInInterval * one.AloneSe!.Value * 100, 0)} points"), new Text(Say.Percent(one.Share!.Value)));
        }

        console.Write(table);
        console.WriteLine($"In {Say.Percent(answer.Blame.Nothing!.Value)} of them nothing helps: even without all of these no deal opens. The shares of the blame and {(answer.Blame.Obstacles.Any(one => one.Share < 0) ? "this rest add up to 100 %, but for combinations that close a deal again; a share below 0 means that the obstacle helps more often than it hurts." : "the worlds that all of these together open add up: each obstacle gets its mean contribution over all orders of taking them away.")}");
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
            console.WriteLine("In none of these worlds are red lines alone to blame.");
            return;
        }

        string worlds = $"Red lines alone are to blame in {Say.Count(answer.ByRedLines)} of the {Say.Count(answer.Blame.Worlds)} worlds.";
        if (answer.Moves.Count == 0)
        {
            console.WriteLine($"{worlds} No single red line on a scale opens a deal in half of them, however far it moves: several would have to move together, or one on options.");
            return;
        }

        console.WriteLine($"{worlds} Tried on {Say.Count(answer.Moves[0].Worlds)} of them:");
        foreach (RedLineMove move in answer.Moves.Take(MostMoves))
        {
            console.WriteLine($"- A deal opens in {Say.Percent(move.Opens)} of these worlds if the red line of {Actor(scenario, move.Actor)} on {move.Issue} moves from {Say.Number(move.From, 0)} to {Say.Number(move.To, 0)}.");
        }
    }

    private static void PrintRipeness(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Ripeness.Count == 0)
        {
            return;
        }

        Heading("How ripe the moment is, as the sides themselves see it", console);
        string attacker = Lead(scenario, Side.Attacker), defender = Lead(scenario, Side.Defender);
        foreach (Ripeness one in answer.Ripeness)
        {
            console.WriteLine(one.Ripe is double ripe
                ? $"- {Say.Day(one.Date)} (still at war in {Say.Percent(one.AtWar)} of the worlds): the war hurts {attacker} in {Say.Percent(one.HurtsAttacker!.Value)} of them and {defender} in {Say.Percent(one.HurtsDefender!.Value)}; all see a way out in {Say.Percent(one.WayOut!.Value)}; ripe, with all three, in {Say.Percent(ripe)}."
                : $"- {Say.Day(one.Date)}: the war is over in all worlds.");
        }

        console.WriteLine("The war hurts a side if it expects less from fighting on than today's lines are worth to it without the war. A way out: terms that everybody who must agree prefers to no deal.");
    }

    private static void PrintPushes(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Pushes.Count == 0)
        {
            return;
        }

        Heading("How far each can push on the first day", console);
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Who, on what").AddColumn("Refused in 10 %").AddColumn("in 50 %").AddColumn("in 90 %").AddColumn("Best demand").AddColumn("Refused in");
        foreach (Push push in answer.Pushes)
        {
            table.AddRow(
                new Text($"{Actor(scenario, push.Actor)}, {push.Issue}"), new Text(Position(push.Modest)), new Text(Position(push.Even)), new Text(Position(push.Bold)),
                new Text(Position(push.Best)), new Text(Say.Percent(push.Refusal)));
        }

        console.Write(table);
        console.WriteLine("Positions on the issue that matters most to each, from 0 to 100, and in how many worlds the others would refuse them. The best demand weighs what it brings against the risk of no deal. "
            + "\"–\": the demand, from the least to the ideal, is never refused just so often.");
    }

    private static void PrintShift(Scenario scenario, WhyNoDeal answer, IAnsiConsole console)
    {
        if (answer.Shift.Rising is not Side rising || answer.TooFast is not double tooFast)
        {
            return;
        }

        Heading("Whether power would shift too fast in a peace", console);
        string declining = Lead(scenario, rising == Side.Attacker ? Side.Defender : Side.Attacker);
        console.WriteLine($"If both sides re-arm in a peace, the chance of {Lead(scenario, rising)} to win the war rises from {Say.Percent(answer.Shift.Now)} to {Say.Percent(answer.Shift.Next)}. "
            + (answer.Shift.IsTooFast
                ? $"That is too fast: beyond {Say.Percent(answer.Shift.Threshold)} {declining} does better to fight now than to take any deal that would be kept."
                : answer.Shift.Threshold >= 1 ? $"{declining} can live with that: no shift would be too fast." : $"{declining} can live with that: only beyond {Say.Percent(answer.Shift.Threshold)} would it do better to fight now.")
            + $" It is too fast in {Say.Percent(tooFast)} of the worlds.");
    }

    private static void Heading(string title, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{title}[/]");
    }

    private static string Words(Assumption obstacle) => obstacle switch
    {
        Assumption.Optimism => "Optimism about the war, and doubt",
        Assumption.Commitment => "Fear that the deal is broken",
        Assumption.RedLines => "Red lines",
        Assumption.Consent => "Consent of those who do not fight",
        Assumption.Indivisibility => "Options that cannot be split",
        _ => throw new ArgumentOutOfRangeException(nameof(obstacle)),
    };

    private static string Position(double? position) => position is double known ? Say.Number(known, 0) : "–";

    private static string Actor(Scenario scenario, string key) => scenario.Actors[key].Name ?? key;

    private static string Lead(Scenario scenario, Side side) => Actor(scenario, StandingTerms.Lead(side, scenario));
}
