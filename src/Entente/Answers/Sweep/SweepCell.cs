using Entente.Ensembles;

namespace Entente.Answers.Sweep;

/// <summary>One run of a grid: its chances, and how each differs from that of the first run of the grid in the same worlds.</summary>
/// <param name="Set">The changes that make it, written `path=value`.</param>
/// <param name="Draws">How many draws it has.</param>
/// <param name="Failed">How many of them could not be computed.</param>
/// <param name="Agreement">An agreement that stops the fighting, or any without a war, at some time.</param>
/// <param name="Outcomes">How things stand on the last day.</param>
/// <param name="Questions">The questions of the file.</param>
internal sealed record SweepCell(
    ValueList<string> Set, int Draws, int Failed, SweepOdds Agreement, Named<SweepOdds> Outcomes, Named<SweepOdds> Questions)
{
    /// <summary>The values of what is varied.</summary>
    public IEnumerable<string> Values => Set.Select(change => change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary>The chance of yes to a question; none if the run has no such question.</summary>
    public SweepOdds Question(string name) => Questions.TryGet(name, out SweepOdds odds) ? odds : default;

    /// <summary>A run beside the first one.</summary>
    public static SweepCell Of(ValueList<string> set, RunShares run, RunShares first)
    {
        return new(set, run.Draws, run.Failed, Odds(run.Agreement, first.Agreement), All(run.Outcomes, first.Outcomes),
            All(run.Questions, first.Questions));

        Named<SweepOdds> All(Named<ScrambledMean> own, Named<ScrambledMean> others) => new(own.Select(share =>
            KeyValuePair.Create(share.Key, Odds(share.Value, others.TryGet(share.Key, out ScrambledMean? other) ? other : null))));

        SweepOdds Odds(ScrambledMean own, ScrambledMean? other) =>
            new(run.Chance(own), other is null || run.AreBounds || first.AreBounds ? default : PairedChange.OfShares(other, own));
    }
}

/// <summary>A chance in one run of a grid.</summary>
/// <param name="Chance">The chance.</param>
/// <param name="Change">From that of the first run to this one; without a difference where either is known by its bounds alone.</param>
internal readonly record struct SweepOdds(Chance Chance, PairedChange Change);
