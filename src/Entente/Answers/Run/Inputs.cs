using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;
using Entente.Scenarios.Format;

namespace Entente.Answers.Run;

/// <summary>Every number of the scenario: what is assumed, and what it rests on.</summary>
internal static class Inputs
{
    public static Section Section(RunResults results)
    {
        InputWords inputs = new(results.File);
        NumberInFile[] uncertain = [.. results.File.Numbers.Where(number => !number.Value.IsExact)],
            exact = [.. results.File.Numbers.Where(number => number.Value.IsExact)];
        int unfounded = results.File.Numbers.Count(number => inputs.GroundOf(number.Path) == Ground.Nothing);
        return new("Every input",
        [
            new Paragraph($"The scenario has {Say.Count(results.File.Numbers.Count)} numbers, {Say.Count(uncertain.Length)} of them "
                + $"uncertain; {(unfounded == 0 ? "each rests on something that the file names"
                    : $"{Say.Count(unfounded)} rest on nothing that the file names")}."
                + " A range a..b means that every value in it is as likely as any other; a..b..c that b is the most likely (PERT); a ± b a "
                + "normal distribution, cut off at the legal ends; a word stands for a range."),
            new Disclosure($"The {Say.Count(uncertain.Length)} uncertain numbers",
                [Table("Uncertain numbers; one draw fixes all of them", uncertain, inputs)]),
            new Disclosure($"The {Say.Count(exact.Length)} numbers taken as exact", [Exact(exact, inputs)]),
        ]);
    }

    private static DataTable Table(string caption, IEnumerable<NumberInFile> numbers, InputWords inputs) => new(
        caption,
        ["Input", "Assumed", Column.Number("One in ten below"), Column.Number("Central"), Column.Number("One in ten above"), "Rests on"],
        [
            .. numbers.Select(number => new ValueList<string>(
            [
                inputs.Of(number.Path), Written(number.Value), At(number, number.Value.Quantile(0.1), 4),
                    At(number, number.Value.Central, 4), At(number, number.Value.Quantile(0.9), 4), inputs.Grounds(number.Path),
            ])),
        ]);

    private static DataTable Exact(IEnumerable<NumberInFile> numbers, InputWords inputs) => new(
        "Numbers taken as exact", ["Input", Column.Number("Value"), "Rests on"],
        [.. numbers.Select(number =>
            new ValueList<string>([inputs.Of(number.Path), At(number, number.Value.Central, 6), inputs.Grounds(number.Path)]))]);

    private static string At(NumberInFile number, double value, int decimals) => Say.Number(number.Value.Shown(value), decimals);

    private static string Written(Uncertain number) => NumberSyntax.Text(number);
}
