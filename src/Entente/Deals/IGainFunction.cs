namespace Entente.Deals;

/// <summary>
/// Gains over no deal as a function of the assessments u = (utility of every actor in order, then the problem's extras).
/// It must be twice continuously differentiable in u; kinks at the ideals belong to the assessments, where the solver treats them.
/// </summary>
/// <remarks>A call leaves no trace, so that one instance serves many threads as long as nobody changes its numbers.</remarks>
internal interface IGainFunction
{
    /// <summary>Writes G_i(u) for every actor, outside ones included.</summary>
    void Evaluate(ReadOnlySpan<double> assessments, Span<double> gains);

    /// <summary>
    /// The function that holds at these assessments where this one is a continuation of what is true elsewhere: without the breakers whom a
    /// deal leaves where they were. Itself unless a function says otherwise. What it gives at u is what anybody is told that the gains are.
    /// </summary>
    IGainFunction At(ReadOnlySpan<double> assessments) => this;

    /// <summary>Whether <see cref="At"/> ever gives another function.</summary>
    bool Jumps => false;

    /// <summary>Whether gains may change steeply between terms that an actor breaks and terms that it keeps, so that searches for a zone
    /// had better start from what it likes best.</summary>
    bool IsSteep(int actor) => false;

    /// <summary>What the gain of an actor can be at most, by its utility; nothing is known unless a function says so.</summary>
    GainCeiling Ceiling(int actor) => new(double.PositiveInfinity, 0, 0);

    /// <summary>
    /// Writes the gains, their gradients (row-major, [actor, assessment]) and the Hessian of Σ_i multiplier_i·G_i
    /// (row-major, [assessment, assessment], full symmetric).
    /// </summary>
    void Differentiate(
        ReadOnlySpan<double> assessments, ReadOnlySpan<double> multipliers, Span<double> gains, Span<double> jacobian,
            Span<double> hessian);
}
