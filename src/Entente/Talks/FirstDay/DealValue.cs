using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>What a deal is worth to every actor on the day it is made, and what each gains by it: the one meaning that a gain has
/// everywhere.</summary>
/// <remarks>
/// G = V − W + b. V counts that the deal may be broken or, where the fighting goes on beside it, how long that lasts. W is what the actor
/// falls back on, by its own belief: no deal, or the ceasefire whose place the deal takes. b is what agreeing before a deadline is worth.
/// Whoever signs has G ≥ <see cref="Waiting"/>, to <see cref="Precision"/>. All in utility, one number an actor.
/// docs/explanation/talks.md, "What a gain is".
/// </remarks>
/// <param name="IfHeld">What the deal would be worth if nobody ever broke it: U of the terms; V where it cannot be broken and the fighting
/// goes on.</param>
/// <param name="Worth">V.</param>
/// <param name="NoDeal">W.</param>
/// <param name="Deadline">b.</param>
public sealed record DealValue(IReadOnlyList<double> IfHeld, IReadOnlyList<double> Worth, IReadOnlyList<double> NoDeal,
    IReadOnlyList<double> Deadline)
{
    /// <summary>What waiting for later talks adds to W, for whoever is asked, on the day of the deal: it signs for what G is above that.
    /// Empty where nobody counts with later talks (`talks.anticipate`); 0 for those not asked.</summary>
    public IReadOnlyList<double> Waiting { get; init; } = [];

    /// <summary>W and V are known to about this, in utility: who is held down to no deal neither loses nor refuses by a rounding.</summary>
    public const double Precision = BreakHazard.Indifference;

    /// <summary>G: the gain over no deal at all; below 0 an actor would be better off without the deal.</summary>
    public double Gain(int actor) => Worth[actor] - NoDeal[actor] + Deadline[actor];

    /// <summary>The gain over not agreeing now, for which an actor signs: G less <see cref="Waiting"/>.</summary>
    public double GainOverWaiting(int actor) => Gain(actor) - (Waiting.Count > 0 ? Waiting[actor] : 0);

    /// <summary>Whether an actor that signs does so for the sake of a breach, its own or another's: V &gt; W &gt; U, to
    /// <see cref="Precision"/>. It would rather fight on than keep the terms for good.</summary>
    public bool IsForABreach(int actor) => Worth[actor] - NoDeal[actor] > Precision && NoDeal[actor] - IfHeld[actor] > Precision;

    /// <summary>The gain if nobody ever broke the deal, deadlines left out: U − W.</summary>
    public double GainIfHeld(int actor) => IfHeld[actor] - NoDeal[actor];
}
