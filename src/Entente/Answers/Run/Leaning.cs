using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers.Run;

/// <summary>An input that the answer leans on, with the odds at either end of its range.</summary>
/// <param name="Input">The input.</param>
/// <param name="Ends">The odds where it is lowest and where it is highest; null if the draws are not at hand or it never varies.</param>
internal sealed record Leaning(InputLean Input, (OddsAtEnd Low, OddsAtEnd High)? Ends)
{
    /// <summary>The inputs that a run's answer leans on, in its order.</summary>
    public static IEnumerable<Leaning> Of(RunResults results, Words words, RunDraws? draws)
    {
        if (draws is null)
        {
            return results.Forecast.LeansOn.Select(input => new Leaning(input, null));
        }

        bool[] isFailed = [.. draws.Texts("failure").Select(reason => reason is not null)];
        bool[] isAgreed = new bool[isFailed.Length];
        foreach (string package in results.Forecast.Packages.Where(package => package.Value.StopsFighting).Select(package => package.Key))
        {
            foreach ((int draw, DateOnly? date) in draws.Dates($"agreed.{package}").Index())
            {
                isAgreed[draw] |= date is not null;
            }
        }

        HashSet<string> varying = [.. results.File.Numbers.Where(number => !number.Value.IsExact).Select(number => number.Path)];
        return results.Forecast.LeansOn.Select(input =>
            new Leaning(input, varying.Contains(input.Path) ? EndsOf(draws.Numbers(input.Path), isAgreed, isFailed) : null));
    }

    private static (OddsAtEnd, OddsAtEnd)? EndsOf(double[] values, bool[] isAgreed, bool[] isFailed)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(draw => !isFailed[draw]).OrderBy(draw => values[draw])];
        int quarter = order.Length / 4;
        return quarter == 0 ? null : (Odds(order[..quarter], quarter - 1), Odds(order[^quarter..], 0));

        OddsAtEnd Odds(int[] draws, int bound)
        {
            ScrambledMean mean = new();
            foreach (int draw in draws)
            {
                mean.Add(draw, isAgreed[draw]);
            }

            return new(values[draws[bound]], mean.AsChance);
        }
    }
}

/// <summary>The odds in the quarter of draws where an input is lowest or highest.</summary>
/// <param name="Bound">Where the quarter ends or begins.</param>
/// <param name="Chance">The chance of an agreement in it.</param>
internal sealed record OddsAtEnd(double Bound, Chance Chance);
