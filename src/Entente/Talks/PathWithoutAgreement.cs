using Entente.Numerics;

namespace Entente.Talks;

/// <summary>The path of a draw on which nobody agrees to stop the fighting, or on anything where there is no war: how likely an agreement
/// was along it, and where the draw left it when one was made.</summary>
/// <param name="steps">How many steps the draw has.</param>
/// <param name="alone">Whether the path is all there is to the draw.</param>
internal sealed class PathWithoutAgreement(int steps, bool alone)
{
    private readonly double[] chances = new double[steps];
    private DrawState? left;
    private double intensity;

    /// <summary>Whether an agreement has stopped the fighting, so that the draw is no longer on the path.</summary>
    public bool IsLeft => left is not null;

    /// <summary>Whether the draw is over, or was never asked for, and only the path goes on.</summary>
    public bool IsAlone { get; private set; } = alone;

    /// <summary>Probability that such an agreement was made by the end of each step; NaN from the step on in which the path could not be
    /// computed.</summary>
    public double[] Chances => chances;

    /// <summary>Lives through a stretch of talks, if the path is being followed.</summary>
    /// <param name="stopping">∫ rate dt of the packages that stop the fighting.</param>
    public void Pass(double stopping) => intensity += IsLeft && !IsAlone ? 0 : stopping;

    /// <summary>Notes the chance at the end of a step.</summary>
    public void EndStep(int step) => chances[step] = 1 - Elementary.Exp(-intensity);

    /// <summary>The path is not known from this step on.</summary>
    public void EndBefore(int step) => chances.AsSpan(step).Fill(double.NaN);

    /// <summary>An agreement stops the fighting: the draw goes another way from here.</summary>
    /// <param name="state">The draw.</param>
    /// <param name="end">The end of the step.</param>
    /// <param name="taught">The beliefs there if it had not been made; null where talks teach nothing.</param>
    /// <param name="runDown">Lets the clocks of bargains run to the end of the step.</param>
    public void Leave(DrawState state, double end, Beliefs? taught, Action<double[]> runDown)
    {
        if (left is not null)
        {
            return;
        }

        // Bargains that would have been made in the rest of this step are made at the beginning of the next.
        left = new(state) { Day = end };
        if (taught is not null)
        {
            left.Beliefs.CopyFrom(taught); // on this path the talks came to nothing
        }

        runDown(left.Clocks);
    }

    /// <summary>Takes a draw that is over back to where it left the path, if it did.</summary>
    /// <returns>Whether bargains were made since, which are none of this path.</returns>
    public bool Return(DrawState state)
    {
        IsAlone = true;
        if (left is null)
        {
            return false;
        }

        bool isBargainUndone = !state.Settled.AsSpan().SequenceEqual(left.Settled);
        state.CopyFrom(left);
        return isBargainUndone;
    }
}
