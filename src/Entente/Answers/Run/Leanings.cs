using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers.Run;

/// <summary>The inputs that the answer leans on: what range was assumed, what it rests on, and how far the odds differ between its
/// ends.</summary>
internal static class Leanings
{
    public static Section Section(RunResults results, Words words, Leaning[] leanings)
    {
        InputWords inputs = new(results.File);
        Leaning[] unfounded = [.. leanings.Where(one => inputs.GroundOf(one.Input.Path) != Ground.Sources)];
        return new("What the answer leans on",
        [
            new Paragraph("Sorted by how much the chance of an agreement moves with them. The pace of talks comes first, because no model "
                + "knows it: it is the rate at which talks conclude once a deal is possible, and it is assumed."),
            new Bullets([.. leanings.Take(1).Concat(unfounded.Skip(unfounded.Length > 0 && unfounded[0] == leanings[0] ? 1 : 0))
                .Select(one => Sentence(one, inputs))]),
            Table(leanings, inputs, words),
            new Paragraph("The share of variance is the squared correlation of the input with the agreement, over all worlds, while all "
                + "other inputs vary. Inputs that may move with it by chance (below four standard errors) are left out."),
        ]);
    }

    /// <summary>One input in a sentence or two.</summary>
    public static string Sentence(Leaning leaning, InputWords inputs)
    {
        InputLean input = leaning.Input;
        string ground = inputs.GroundOf(input.Path) switch
        {
            Ground.Nothing => " It rests on no evidence.",
            Ground.Judgement => " It rests on the analyst's own judgement.",
            Ground.Sources => "",
        };
        string meaning = inputs.Meaning(input.Path);
        return $"{Say.Capital(inputs.Of(input.Path))}{(meaning.Length > 0 ? $" ({Uncapital(meaning)})" : "")}: "
            + $"assumed {inputs.Assumed(input.Path, input.Assumed)}.{ground}{Effect(leaning)}";
    }

    private static string Effect(Leaning leaning) => leaning.Ends is not (OddsAtEnd low, OddsAtEnd high) ? ""
        : $" In the quarter of worlds with the lowest values (up to {Say.Digits(low.Bound)}) the chance of an agreement "
            + $"is {Odds.Of(low.Chance)}, in the quarter with the highest (from {Say.Digits(high.Bound)}) {Odds.Of(high.Chance)}.";

    private static DataTable Table(Leaning[] leanings, InputWords inputs, Words words) => new(
        $"Inputs that the chance of {words.AnyAgreement} moves with; odds in the quarter of worlds where the input is lowest and in that "
            + "where it is highest, ± points",
        ["Input", "Assumed", Column.Number("Odds, input low"), Column.Number("Odds, input high"), Column.Number("Share of variance"),
            "Rests on"],
        [
            .. leanings.Select(one => new ValueList<string>(
            [
                inputs.Of(one.Input.Path), one.Input.Assumed, one.Ends is var (low, _) ? Odds.Of(low.Chance) : "", one.Ends is var (_, high)
                    ? Odds.Of(high.Chance) : "",
                one.Input.Share is double share ? Say.Percent(share) : "", inputs.Grounds(one.Input.Path),
            ])),
        ]);

    private static string Uncapital(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
