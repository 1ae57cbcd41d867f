using Entente.Questions;
using Entente.Reports;
using Entente.Scenarios;
using Entente.Talks;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>The answer of `compare` in sentences and tables.</summary>
internal static class CompareText
{
    public static void Print(Scenario scenario, Comparison comparison, IAnsiConsole console)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{scenario.Title}[/]");
        console.WriteLine($"{Say.Count(comparison.Base.Draws)} worlds, each once as the file has it and once with the change: the same chance in both, so that what differs is the change's doing.");
        if (comparison.Alternatives.Count > 1)
        {
            PrintAll(scenario, comparison, console);
            return;
        }

        Alternative alternative = comparison.Alternatives[0];
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Title(scenario, alternative.Title)}[/]");
        console.WriteLine(Agreement(scenario, alternative.Agreement));
        PrintTable(console, "On the last day", alternative.Of(QuantityKind.Outcome), one => Outcome(scenario, one.Quantity.Name));
        PrintTable(console, "Agreed by the last day", LastDates(alternative), one => PackageName(scenario, one.Quantity.Name));
        PrintTable(console, $"Where the {PackageName(scenario, MainPackage(scenario))} would land", alternative.Of(QuantityKind.Position).Concat(alternative.Of(QuantityKind.Option).Where(IsChosen)), Terms);
        PrintTable(console, "Who wins and who loses (0 = the worst terms for ever, 1 = the best)", alternative.Of(QuantityKind.Payoff), one => scenario.Actors[one.Quantity.Name].Name ?? one.Quantity.Name);
        PrintTable(console, "Once agreed, it holds for", alternative.Of(QuantityKind.Holds), one => one.Quantity.Detail == "1" ? "a year" : one.Quantity.Detail + " years");
        if (alternative.Neutrality is NeutralityWarning warning)
        {
            console.WriteLine();
            console.WriteLine(Neutrality(warning));
        }

        console.WriteLine();
        console.WriteLine("\"±\" is the error of the simulation, 19 times in 20. Differences in brackets are within it.");
    }

    private static void PrintAll(Scenario scenario, Comparison comparison, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Horizontal).AddColumn("Change").AddColumn("Agreement to stop the fighting");
        foreach (string actor in scenario.Actors.Names)
        {
            table.AddColumn(scenario.Actors[actor].Name ?? actor);
        }

        PairedChange first = comparison.Alternatives[0].Agreement;
        ChangedQuantity[] payoffs = [.. comparison.Alternatives[0].Of(QuantityKind.Payoff)];
        table.AddRow(["As it is", Number(first.Before, true), .. payoffs.Select(one => Number(one.Change.Before, false))]);
        foreach (Alternative alternative in comparison.Alternatives)
        {
            table.AddRow([Title(scenario, alternative.Title), ChangeText.Difference(alternative.Agreement, true), .. alternative.Of(QuantityKind.Payoff).Select(one => ChangeText.Difference(one.Change, false))]);
        }

        console.WriteLine();
        console.Write(table);
        console.WriteLine("The first row is the scenario as it is: the share of worlds with such an agreement by the last day, and what each actor gets on average (0 to 1). The others are differences from it, ± the "
            + "error of the simulation, 19 times in 20; in brackets where they are within it.");
        foreach (Alternative alternative in comparison.Alternatives.Where(one => one.Neutrality is not null))
        {
            console.WriteLine();
            console.WriteLine($"{Title(scenario, alternative.Title)}: {Neutrality(alternative.Neutrality!)}");
        }
    }

    private static string Agreement(Scenario scenario, PairedChange change)
    {
        string what = scenario.War is null ? "An agreement" : "An agreement that stops the fighting";
        string by = $"{what} by {Say.Day(scenario.Until)} is reached in {Number(change.Before, true)} of the worlds as they are and in {Number(change.After, true)} with the change";
        return change.IsClear
            ? $"{by}: {ChangeText.Difference(change, true)}."
            : $"{by}: no clear difference ({ChangeText.Difference(change, true).Trim('(', ')')}).";
    }

    private static void PrintTable(IAnsiConsole console, string title, IEnumerable<ChangedQuantity> quantities, Func<ChangedQuantity, string> name)
    {
        ChangedQuantity[] all = [.. quantities];
        if (all.Length == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Horizontal).AddColumn(title).AddColumn("As it is").AddColumn("With it").AddColumn("Difference");
        foreach (ChangedQuantity one in all)
        {
            table.AddRow(
                new Text(name(one)), new Text(Number(one.Change.Before, one.Quantity.IsShare)), new Text(Number(one.Change.After, one.Quantity.IsShare)), new Text(ChangeText.Difference(one.Change, one.Quantity.IsShare)));
        }

        console.WriteLine();
        console.Write(table);
    }

    private static IEnumerable<ChangedQuantity> LastDates(Alternative alternative) => alternative.Of(QuantityKind.PackageBy).GroupBy(one => one.Quantity.Name).Select(dates => dates.Last());

    private static bool IsChosen(ChangedQuantity option) => option.Change.Before >= 0.005 || option.Change.After >= 0.005;

    private static string Terms(ChangedQuantity one) => one.Quantity.Kind == QuantityKind.Option ? $"{one.Quantity.Name}: {one.Quantity.Detail}" : one.Quantity.Name;

    private static string Neutrality(NeutralityWarning warning)
    {
        Assumption[] named = [.. warning.Named];
        string begin = "Mind this: the change moves power, and the odds of an agreement move with it. In the textbook model a shift of power moves the terms and not the risk of war, so an assumption of this file ties the two. ";
        string left = string.Join("; ", warning.Ties.Select(tie => $"without {Words(tie.Assumption)} the odds would move by {ChangeText.Difference(tie.Without, true)}"));
        return named.Length > 0
            ? $"{begin}It is {Say.List([.. named.Select(Words)])}: {left}."
            : $"{begin}No single one of these carries most of it: {left}.";
    }

    private static string Words(Assumption assumption) => assumption switch
    {
        Assumption.Optimism => "optimism about the war and doubt about it",
        Assumption.RedLines => "red lines",
        Assumption.Commitment => "the fear that a deal is broken as strengths shift",
        Assumption.Collapse => "sudden collapse, whose hazard answers to relative strength",
        Assumption.Consent => "the consent of those who do not fight",
        Assumption.Indivisibility => "options that cannot be split",
        _ => throw new ArgumentOutOfRangeException(nameof(assumption)),
    };

    private static string Title(Scenario scenario, string key) =>
        scenario.Variants.TryGet(key, out Variant? variant) ? variant.Name ?? key : scenario.Levers.TryGet(key, out Lever? lever) ? lever.Name ?? key : key;

    private static string Outcome(Scenario scenario, string key) => key switch
    {
        "settlement" => "a settlement",
        "ceasefire-only" => "a ceasefire without a settlement",
        "imposed-by-attacker" => scenario.War is null ? "" : $"terms imposed by the side of {Leader(Side.Attacker, scenario)}",
        "imposed-by-defender" => scenario.War is null ? "" : $"terms imposed by the side of {Leader(Side.Defender, scenario)}",
        _ => scenario.War is null ? "no agreement" : "the war goes on",
    };

    private static string Leader(Side side, Scenario scenario) => scenario.Actors[StandingTerms.Lead(side, scenario)].Name ?? StandingTerms.Lead(side, scenario);

    private static string MainPackage(Scenario scenario) => PackageProblem.Packages(scenario).MaxBy(one => scenario.Issues.Names.Count(one.Value.Covers.Includes)).Key;

    private static string PackageName(Scenario scenario, string package) => PackageProblem.Packages(scenario)[package].Name ?? package;

    private static string Number(double? value, bool isShare) => value is not double known ? "" : isShare ? Say.Percent(known) : Math.Abs(known) > 2 ? Say.Number(known, 1) : Say.Number(known, 3);
}
