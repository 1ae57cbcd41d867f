using Entente.Questions;
using Entente.Reports;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>How far each actor at the table can push, in a table and sentences.</summary>
internal static class PushText
{
    private const double Seldom = 0.1, Scale = 100;

    public static void Print(Scenario scenario, IReadOnlyList<Push> pushes, IAnsiConsole console)
    {
        if (pushes.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.MarkupLine("[bold]How far each can push on the first day[/]");
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Who, on what matters most to it").AddColumn("Refused in 10 %").AddColumn("in 50 %").AddColumn("in 90 %").AddColumn("Best demand").AddColumn("Refused in");
        foreach (Push push in pushes)
        {
            table.AddRow(
                new Text($"{Actor(scenario, push)}: {Name(push.Issue)}"), new Text(Position(push.Modest)), new Text(Position(push.Even)), new Text(Position(push.Bold)),
                new Text(Position(push.Best)), new Text(Say.Percent(push.Refusal)));
        }

        console.Write(table);
        console.WriteLine("What it would have to demand to be refused by the others in so many of the worlds, and the demand that pays best on average: the more it demands, the more it gets, and the likelier it is left without a deal. "
            + $"The chances rest on {Say.Count(pushes[0].Worlds)} worlds, which makes them right to ± {Say.Number(PairedChange.ErrorsInInterval * pushes[0].EvenSe * 100, 0)} points, 19 times in 20.");
        foreach (string issue in pushes.Select(push => push.Issue).Distinct())
        {
            console.WriteLine($"- {Name(issue)} runs from {TermsWords.Of(scenario.Issues[issue], 0)} to {TermsWords.Of(scenario.Issues[issue], Scale)}.");
        }

        foreach (Push push in pushes)
        {
            Limits(scenario, push, console);
        }
    }

    /// <summary>Why a chance is never just that: others who find no terms among themselves, or who grant all.</summary>
    private static void Limits(Scenario scenario, Push push, IAnsiConsole console)
    {
        if (push.GreatestRefusal - push.LeastRefusal < Seldom)
        {
            console.WriteLine($"- What {Actor(scenario, push)} asks on {Name(push.Issue)} hardly matters to the others: {(push.GreatestRefusal < Seldom ? "they grant all of it" : $"they refuse in {Say.Percent(push.LeastRefusal)} of the worlds anyway, because they find no terms among themselves")}.");
            return;
        }

        if (push.LeastRefusal >= Seldom)
        {
            console.WriteLine($"- Whatever {Actor(scenario, push)} asks on {Name(push.Issue)}, the others find no terms among themselves in {Say.Percent(push.LeastRefusal)} of the worlds.");
        }

        if (push.GreatestRefusal < 1 - Seldom)
        {
            console.WriteLine($"- Even all that {Actor(scenario, push)} wants on {Name(push.Issue)} is refused in no more than {Say.Percent(push.GreatestRefusal)} of the worlds.");
        }
    }

    private static string Position(double? position) => position is double known ? Say.Number(known, 0) : "–";

    private static string Name(string issue) => issue.Replace('-', ' ');

    private static string Actor(Scenario scenario, Push push) => scenario.Actors[push.Actor].Name ?? push.Actor;
}
