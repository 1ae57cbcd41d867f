using Entente.Scenarios.Format;

namespace Entente.Scenarios.Checks;

/// <summary>Numbers that look as if they were meant in another unit than their neighbours: 0.6 beside 70 on a scale from 0 to
/// 100.</summary>
internal static class UnitChecks
{
    /// <summary>A number from this to below <see cref="Whole"/>, with two decimals at most, beside one of at least
    /// <see cref="FewPercent"/>, was probably meant as a share of 1: who computes numbers on a scale to 100 has more decimals.</summary>
    private const double Tenth = 0.1;

    private const double Whole = 1;

    private const double FewPercent = 10;

    /// <summary>A salience above 0 and below this weighs nothing: beside others it only costs digits.</summary>
    private const double MinSalience = 1e-9;

    public static IEnumerable<Finding> Of(Scenario scenario)
    {
        (string Path, Uncertain Number)[] saliences =
            [.. scenario.Issues.SelectMany(issue =>
            issue.Value.AllWants.SelectMany(wants => Saliences($"issues.{issue.Key}.wants.{wants.Key}", wants.Value)))];
        return
        [
            .. from one in saliences
               where one.Number.Central > 0 && one.Number.Central < MinSalience
               select Finding.Error(one.Path, $"The salience {NumberSyntax.Number(one.Number.Central)} is too small to weigh anything.",
               $"Write 0 if it does not matter, or a number from {NumberSyntax.Number(MinSalience)} to 100."),
            .. Odd(saliences, "salience", "saliences"),
            .. scenario.Issues.SelectMany(issue => issue.Value is ScaleIssue { Scale.IsInPoints: true } scale
                ? Odd([.. Positions($"issues.{issue.Key}", scale)], "position", "positions") : []),
        ];
    }

    /// <summary>Whether a number stands out as a share of 1 among numbers to 100.</summary>
    public static bool LooksLikeShare(double number, IEnumerable<double> others) =>
        number >= Tenth && number < Whole && Math.Abs((number * 100) - Math.Round(number * 100)) < 1e-9
            && others.Any(other => other >= FewPercent);

    private static IEnumerable<Finding> Odd((string Path, Uncertain Number)[] numbers, string what, string several)
    {
        double greatest = numbers.Select(one => one.Number.Central).DefaultIfEmpty().Max();
        return from one in numbers
               let number = one.Number.Central
               where LooksLikeShare(number, [greatest])
               let most = numbers.First(other => other.Number.Central == greatest)
               select Finding.Warning(
                   one.Path, $"This {what} is {Written(one.Number)}, but `{most.Path}` is {Written(most.Number)}: {several} go "
                       + "from 0 to 100.",
                   $"Write {NumberSyntax.Number(Math.Round(number * 100, 9))} if a share of 1 was meant.");
    }

    private static string Written(Uncertain number) => NumberSyntax.Text(number);

    private static IEnumerable<(string, Uncertain)> Saliences(string path, Wants wants)
    {
        if (wants.Salience is Uncertain salience)
        {
            yield return ($"{path}.salience", salience);
        }

        foreach ((string, Uncertain) own in wants.FactionNames.SelectMany(faction =>
            Saliences($"{path}.factions.{faction}", wants.OfFaction(faction))))
        {
            yield return own;
        }
    }

    private static IEnumerable<(string, Uncertain)> Positions(string path, ScaleIssue issue) => issue.Wants
        .Where(wants => wants.Value.Ideal is not null)
        .Select(wants => ($"{path}.wants.{wants.Key}.ideal", wants.Value.Ideal!))
        .Append(($"{path}.today", issue.Today));
}
