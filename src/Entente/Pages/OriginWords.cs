using Entente.Ensembles;

namespace Entente.Pages;

/// <summary>The words for where the terms of a deal come from.</summary>
internal static class OriginWords
{
    /// <summary>What they mean, in a sentence or two.</summary>
    public static readonly string Meaning = "A position is at somebody's red line or ideal if it lies within "
        + $"{TermsFrom.Tolerance.ToString(CultureInfo.InvariantCulture)} points of it, as that line or ideal is in the same world; only "
        + "those count whose agreement is needed. Between the lines: at none of these, nor at a limit of the file, an end of the scale or "
        + "where the issue stands today.";

    /// <summary>The same for a scenario: where an issue has a unit of its own, without points.</summary>
    public static string MeaningIn(Scenarios.Scenario scenario) => TermsWords.Counting(scenario) == TermsWords.InPoints ? Meaning
        : Meaning.Replace($"{TermsFrom.Tolerance.ToString(CultureInfo.InvariantCulture)} points",
            $"{TermsFrom.Tolerance.ToString(CultureInfo.InvariantCulture)} % of the span", StringComparison.Ordinal);

    /// <summary>Origins with a lower share are told together.</summary>
    private const double MinShare = 0.05;

    /// <summary>What a position stands at: `at Ukraine's red line`.</summary>
    public static string Of(TermsFrom from, Words words) => from.Place switch
    {
        "line" => "at " + Say.List([.. Whose(from.RedLines, "red line", words), .. Whose(from.Ideals, "ideal", words)]),
        "rule" => "at a limit that a rule of the file sets",
        "end" => "at an end of the scale",
        "today" => "where it stands today",
        "margin" => "beyond " + Say.List([.. Whose(from.RedLines, "red line", words)]) + ", at a loss",
        _ => "between the lines",
    };

    /// <summary>The origins in a cell of a table, with errors: `at Ukraine's red line 89 % ± 3; between the lines 11 % ± 3`.</summary>
    public static string Cell(IReadOnlyList<TermsFrom> origins, Words words)
    {
        TermsFrom[] told = [.. origins.Where(one => one.P >= MinShare)];
        double rest = origins.Except(told).Sum(one => one.P ?? 0);
        return string.Join("; ", [.. told.Select(one => $"{Of(one, words)} {Odds.Of(one.P, one.Se)}"),
            .. rest > 0 ? [$"elsewhere {Say.Percent(rest)}"] : Array.Empty<string>()]);
    }

    /// <summary>The origins in a sentence, empty if there are none: ` In 89 % of these worlds at Ukraine's red line, in 11 % between the
    /// lines.`</summary>
    public static string Sentence(IReadOnlyList<TermsFrom>? origins, Words words)
    {
        TermsFrom[] told = [.. (origins ?? []).Where(one => one.P >= MinShare)];
        return told.Length == 0 ? "" : " In " + string.Join(", in ", told.Select((one, place) =>
            $"{Say.Percent(one.P!.Value)}{(place == 0 ? " of these worlds" : "")} {Of(one, words)}")) + ".";
    }

    private static IEnumerable<string> Whose(ValueList<string> actors, string what, Words words) => actors.Count switch
    {
        0 => [],
        1 when char.IsLetter(words.Actor(actors[0])[^1]) => [$"{Possessive(words.Actor(actors[0]))} {what}"],
        1 => [$"the {what} of {words.Actor(actors[0])}"],
        _ => [$"the {what}s of {Say.List([.. actors.Select(words.Actor)])}"],
    };

    private static string Possessive(string name) => name + (name.EndsWith('s') ? "'" : "'s");
}
