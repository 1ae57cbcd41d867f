using Entente.Deals;

namespace Entente.Talks.FirstDay;

/// <summary>Gains of a deal of which something stays when it ends: those of what ends with it, and what everybody has for good.</summary>
/// <remarks>The last assessments are what the actors have for good (<see cref="DeliveredShare"/>); they are added as they stand.</remarks>
/// <param name="untilEnd">The gains as if the deal brought only what ends with it.</param>
/// <param name="owners">By assessment behind those that <paramref name="untilEnd"/> reads: whose it is.</param>
/// <param name="most">The most that each of them can be.</param>
internal sealed class DeliveredGain(BreakableGain untilEnd, IReadOnlyList<int> owners, IReadOnlyList<double> most) : IGainFunction
{
    /// <summary>The gains as if the deal brought only what ends with it.</summary>
    public BreakableGain UntilEnd => untilEnd;

    /// <inheritdoc/>
    public bool Jumps => untilEnd.Jumps;

    /// <summary>The gain function that tells who may break the deal, and the assessments that it reads; null where nobody may.</summary>
    public static (BreakableGain Gain, double[] Assessments)? Breakable(DealProblem problem, double[] terms)
    {
        double[] assessments = DealTerms.Assessments(problem, terms);
        return problem.Gain switch
        {
            BreakableGain gain => (gain, assessments),
            DeliveredGain gain => (gain.UntilEnd, gain.Own(assessments).ToArray()),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        IGainFunction at = untilEnd.At(Own(assessments));
        return ReferenceEquals(at, untilEnd) ? this : new DeliveredGain((BreakableGain)at, owners, most);
    }

    /// <inheritdoc/>
    public bool IsSteep(int actor) => untilEnd.IsSteep(actor);

    /// <inheritdoc/>
    public GainCeiling Ceiling(int actor)
    {
        GainCeiling ceiling = untilEnd.Ceiling(actor);
        return ceiling with { Reservation = ceiling.Reservation - owners.Index().Where(one => one.Item == actor).Sum(one => most[one.Index]) };
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        untilEnd.Evaluate(Own(assessments), gains);
        AddForGood(assessments, gains);
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        int count = assessments.Length, own = count - owners.Count, actors = gains.Length;
        Span<double> slopes = new double[actors * own], bends = new double[own * own];
        untilEnd.Differentiate(Own(assessments), multipliers, gains, slopes, bends);
        AddForGood(assessments, gains);
        jacobian.Clear();
        hessian.Clear();
        for (int i = 0; i < actors; i++)
        {
            slopes.Slice(i * own, own).CopyTo(jacobian[(i * count)..]);
        }

        for (int a = 0; a < own; a++)
        {
            bends.Slice(a * own, own).CopyTo(hessian[(a * count)..]);
        }

        for (int j = 0; j < owners.Count; j++)
        {
            jacobian[(owners[j] * count) + own + j] = 1;
        }
    }

    private ReadOnlySpan<double> Own(ReadOnlySpan<double> assessments) => assessments[..^owners.Count];

    private void AddForGood(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        for (int j = 0; j < owners.Count; j++)
        {
            gains[owners[j]] += assessments[assessments.Length - owners.Count + j];
        }
    }
}
