namespace Entente.Deals;

/// <summary>Gains where some assessments come in two parts: one curved in the positions, one straight in the chances of options. It adds
/// the parts and hands them on.</summary>
/// <param name="gain">Gains as a function of the whole assessments; null for U − W.</param>
/// <param name="reservations">W of every actor; used only without a gain function.</param>
/// <param name="owners">The assessment that each part in the chances belongs to.</param>
/// <param name="wholes">Number of whole assessments; the parts follow them.</param>
internal sealed class LotteryGain(IGainFunction? gain, double[] reservations, int[] owners, int wholes) : IGainFunction
{
    /// <inheritdoc/>
    public bool Jumps => gain?.Jumps == true;

    /// <inheritdoc/>
    public IGainFunction At(ReadOnlySpan<double> assessments)
    {
        if (gain is null)
        {
            return this;
        }

        Span<double> whole = stackalloc double[wholes];
        Add(assessments, whole);
        IGainFunction at = gain.At(whole);
        return ReferenceEquals(at, gain) ? this : new LotteryGain(at, reservations, owners, wholes);
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains)
    {
        Span<double> whole = stackalloc double[wholes]; // nothing allocated: called thousands of times in a solve
        Add(assessments, whole);
        if (gain is not null)
        {
            gain.Evaluate(whole, gains);
            return;
        }

        for (int i = 0; i < reservations.Length; i++)
        {
            gains[i] = whole[i] - reservations[i];
        }
    }

    /// <inheritdoc/>
    public void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian, Span<double> hessian)
    {
        int count = wholes + owners.Length;
        Span<double> whole = stackalloc double[wholes];
        Span<double> slopes = stackalloc double[reservations.Length * wholes];
        Span<double> curvature = stackalloc double[wholes * wholes];
        slopes.Clear();
        curvature.Clear();
        Add(assessments, whole);
        if (gain is not null)
        {
            gain.Differentiate(whole, multipliers, gains, slopes, curvature);
        }
        else
        {
            for (int i = 0; i < reservations.Length; i++)
            {
                (gains[i], slopes[(i * wholes) + i]) = (whole[i] - reservations[i], 1);
            }
        }

        for (int a = 0; a < count; a++)
        {
            for (int i = 0; i < reservations.Length; i++)
            {
                jacobian[(i * count) + a] = slopes[(i * wholes) + Owner(a)];
            }

            for (int b = 0; b < count; b++)
            {
                hessian[(a * count) + b] = curvature[(Owner(a) * wholes) + Owner(b)];
            }
        }
    }

    private int Owner(int assessment) => assessment < wholes ? assessment : owners[assessment - wholes];

    private void Add(ReadOnlySpan<double> assessments, Span<double> whole)
    {
        assessments[..wholes].CopyTo(whole);
        for (int j = 0; j < owners.Length; j++)
        {
            whole[owners[j]] += assessments[wholes + j];
        }
    }
}
