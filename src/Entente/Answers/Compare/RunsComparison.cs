using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Compare;

/// <summary>Two finished runs side by side: what their answers differ by, and what their scenarios do.</summary>
/// <param name="Before">The first run.</param>
/// <param name="After">The second.</param>
/// <param name="Pairing">Whether the same draw of both is the same world, so that what chance does to both drops out of the
/// difference.</param>
/// <param name="BeforeFailed">How many draws of the first failed.</param>
/// <param name="AfterFailed">How many of the second.</param>
/// <param name="Quantities">Everything that can be asked of the draws of both.</param>
/// <param name="Differences">Where the scenarios differ.</param>
/// <param name="OtherWants">Keys of the actors that want something else in the second scenario, or are more or less patient: what they get
/// in the one and in the other is counted in different wants and cannot be compared.</param>
internal sealed record RunsComparison(
    RunResults Before, RunResults After, Pairing Pairing, int BeforeFailed, int AfterFailed, ValueList<ChangedQuantity> Quantities,
        ValueList<ScenarioDifference> Differences, ValueList<string> OtherWants)
{
    /// <summary>Compares, and tells.</summary>
    /// <inheritdoc cref="Of"/>
    internal static Answer<RunsComparison> Ask(RunResults before, RunResults after, AskedAs asked)
    {
        RunsComparison found = Of(before, after);
        return new(found, asked, told => RunsPage.Of(found, told), () => RunsJson.Of(found));
    }

    /// <summary>Compares, draw by draw.</summary>
    /// <param name="before">The first run.</param>
    /// <param name="after">The second run.</param>
    /// <exception cref="ArgumentException">A scenario has errors.</exception>
    /// <exception cref="UnusableDrawsException">The draws of a run cannot be used; the message says why.</exception>
    internal static RunsComparison Of(RunResults before, RunResults after)
    {
        (Scenario old, Scenario now) =
            (before.File.Scenario ?? throw Unusable(nameof(before)), after.File.Scenario ?? throw Unusable(nameof(after)));
        (Quantity Old, Quantity Now)[] shared =
        [
            .. from one in Quantity.All(now)
               from other in Quantity.All(old)
               where IsSame(other, one, old.MainPackage, now.MainPackage)
               select (other, one),
        ];
        Pairing pairing = Pairs(before, after);
        (IEnumerable<PairedChange> changes, int oldFailed, int newFailed) = pairing == Pairing.SameWorlds
            ? OfSameWorlds(before, after, shared) : OfOtherWorlds(before, after, shared);
        ValueList<ScenarioDifference> differences = ScenarioDifference.Of(old, now);
        string[] otherWants = [.. now.Actors.Names.Where(old.Actors.Has)
            .Where(actor => differences.Any(one => !one.IsEvidence && IsOfWants(one.Path.Split('.'), actor)))];
        IEnumerable<ChangedQuantity> told = shared.Zip(changes, (one, change) => ChangedQuantity.Of(one.Now, change))
            .Where(one => one.Quantity.Kind != QuantityKind.Payoff || !otherWants.Contains(one.Quantity.Name));
        return new(before, after, pairing, oldFailed, newFailed, [.. told], differences, [.. otherWants]);

        static ArgumentException Unusable(string run) => new("A run of a scenario with errors cannot be compared.", run);
    }

    private static (IEnumerable<PairedChange> Changes, int OldFailed, int NewFailed) OfSameWorlds(
        RunResults before, RunResults after, (Quantity Old, Quantity Now)[] quantities)
    {
        PairedTally[] tallies = [.. quantities.Select(_ => new PairedTally())];
        (int oldFailed, int newFailed) = (0, 0);
        using IEnumerator<Draw> olds = FinishedRun.Each(before).GetEnumerator(), news = FinishedRun.Each(after).GetEnumerator();
        while (olds.MoveNext() & news.MoveNext()) // both to their ends, where each sees whether it is still the run that was opened
        {
            (Draw one, Draw other) = (olds.Current, news.Current);
            (oldFailed, newFailed) = (oldFailed + (one.Failure is null ? 0 : 1), newFailed + (other.Failure is null ? 0 : 1));
            for (int q = 0; q < tallies.Length; q++)
            {
                tallies[q].Add(In(one, quantities[q].Old), In(other, quantities[q].Now));
            }
        }

        return (tallies.Select(PairedChange.Of), oldFailed, newFailed);
    }

    private static (IEnumerable<PairedChange> Changes, int OldFailed, int NewFailed) OfOtherWorlds(
        RunResults before, RunResults after, (Quantity Old, Quantity Now)[] quantities)
    {
        (ScrambleSums[] old, int oldFailed) = Alone(before, [.. quantities.Select(one => one.Old)]);
        (ScrambleSums[] now, int newFailed) = Alone(after, [.. quantities.Select(one => one.Now)]);
        return (old.Zip(now, PairedChange.OfUnrelated), oldFailed, newFailed);
    }

    private static (ScrambleSums[] Sums, int Failed) Alone(RunResults run, Quantity[] quantities)
    {
        ScrambleSums[] sums = [.. quantities.Select(_ => new ScrambleSums())];
        (int draws, int failed) = (0, 0);
        foreach (Draw draw in FinishedRun.Each(run))
        {
            failed += draw.Failure is null ? 0 : 1;
            for (int q = 0; q < sums.Length; q++)
            {
                sums[q].Add(draws, In(draw, quantities[q]));
            }

            draws++;
        }

        return (sums, failed);
    }

    private static double In(Draw draw, Quantity quantity) => draw.Failure is null ? quantity.In(draw) : double.NaN;

    /// <summary>Whether a place in the file is part of what an actor wants or how patient it is. Red lines are not: they bound what it
    /// signs.</summary>
    private static bool IsOfWants(string[] path, string actor) => path switch
    {
        ["issues", _] => true, // an issue that only one of the two has changes every salience
        ["issues", _, "options", ..] => true,
        ["issues", _, "wants"] => true,
        ["issues", _, "wants", var wants] => wants == actor,
        ["issues", _, "wants", var wants, .. var key] => wants == actor && !key.Contains("accepts") && !key.Contains("veto"),
        ["actors", var one, "discount" or "curvature" or "factions", ..] => one == actor,
        _ => false,
    };

    /// <summary>Terms and holding are about the main package: where it is another one, they are something else.</summary>
    private static bool IsSame(Quantity old, Quantity now, string oldMain, string newMain) =>
        (old.Kind, old.Detail) == (now.Kind, now.Detail) && now.Kind switch
        {
            QuantityKind.AgreementBy => true,
            QuantityKind.Position or QuantityKind.Option or QuantityKind.Holds => oldMain == newMain && old.Name == now.Name,
            QuantityKind.PackageBy or QuantityKind.Outcome or QuantityKind.Payoff or QuantityKind.AgreementChance => old.Name == now.Name,
        };

    /// <summary>The same seed, number of draws and dimension of every number that both have make draw i the same world in both.</summary>
    private static Pairing Pairs(RunResults before, RunResults after)
    {
        Dictionary<string, int> dimensions = Inputs(before)
            .Numbers.ToDictionary(number => number.Path, number => number.Dimension, StringComparer.Ordinal);
        bool isSameDesign = Inputs(after)
            .Numbers.All(number => !dimensions.TryGetValue(number.Path, out int dimension) || dimension == number.Dimension);
        return before.Info.Seed != after.Info.Seed ? Pairing.OtherSeed
            : before.Info.Draws != after.Info.Draws ? Pairing.OtherDraws
            : !isSameDesign ? Pairing.OtherNumbers
            : Pairing.SameWorlds;

        static ScenarioInputs Inputs(RunResults run) => ScenarioInputs.Of(run.File, run.Original, run.Info.Seed);
    }
}

/// <summary>Whether two runs drew the same worlds, and if not, why.</summary>
internal enum Pairing
{
    /// <summary>Draw i is the same world in both: same seed, same number of draws, same place of every uncertain number.</summary>
    SameWorlds,

    /// <summary>They began with different seeds.</summary>
    OtherSeed,

    /// <summary>They have different numbers of draws.</summary>
    OtherDraws,

    /// <summary>Uncertain numbers came or went, or stand in another order, so that others got other draws.</summary>
    OtherNumbers,
}
