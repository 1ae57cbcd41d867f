
namespace Entente.Scoring;

/// <summary>A probability of a run, and what happened.</summary>
/// <param name="What">What was asked, in words.</param>
/// <param name="Probability">The probability that the run gave to yes.</param>
/// <param name="Happened">Whether it happened.</param>
/// <param name="Source">Where the answer can be read.</param>
internal sealed record QuestionScore(string What, double Probability, bool Happened, string Source)
{
    /// <summary>The package and the day by which it was to be agreed; none for a question of the scenario.</summary>
    public (string Package, DateOnly By)? Agreed { get; init; }

    /// <summary>Brier score, 0 to 1.</summary>
    public double Brier => ProbabilityScores.Brier(Probability, Happened);

    /// <summary>Brier's own two-sided form, 0 to 2.</summary>
    public double BrierTwoSided => ProbabilityScores.BrierTwoSided(Probability, Happened);

    /// <summary>Log score; infinite if what happened had been given no chance at all.</summary>
    public double Log => ProbabilityScores.Log(Happened ? Probability : 1 - Probability);

    /// <summary>Metaculus's baseline score.</summary>
    public double MetaculusBaseline => ProbabilityScores.MetaculusBaseline(Happened ? Probability : 1 - Probability);
}

/// <summary>The probabilities of several outcomes, and which came.</summary>
/// <param name="What">What was asked, in words.</param>
/// <param name="Probabilities">By outcome.</param>
/// <param name="Was">The outcome that came.</param>
/// <param name="BrierTwoSided">Brier's form for several outcomes, 0 to 2.</param>
/// <param name="Log">Log score; infinite if what came had been given no chance at all.</param>
/// <param name="Ranked">Ranked probability score, where the outcomes have an order.</param>
/// <param name="Source">Where the answer can be read.</param>
internal sealed record OutcomeScore(string What, Named<double> Probabilities, string Was, double BrierTwoSided, double Log, double? Ranked,
    string Source)
{
    /// <summary>The package whose day of agreement was asked for, if it was that.</summary>
    public string? Package { get; init; }

    /// <summary>The issue on which an option was agreed, if it was that.</summary>
    public string? Issue { get; init; }
}

/// <summary>A distribution over positions, and the position that was agreed.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Was">The position agreed.</param>
/// <param name="Median">Median of the forecast.</param>
/// <param name="Crps">Continuous ranked probability score, in the unit of the scale.</param>
/// <param name="How">What the score was computed from.</param>
/// <param name="Source">Where the answer can be read.</param>
internal sealed record TermsScore(string Issue, double Was, double Median, double Crps, string How, string Source);

/// <summary>How good a finished run was, as far as the world has answered.</summary>
/// <param name="Scenario">The scenario that was run.</param>
/// <param name="Questions">Yes-or-no questions: those of the scenario, and packages by dates that were asked for.</param>
/// <param name="Dates">Packages by every date of the forecast; these answers hang together, so they are kept apart.</param>
/// <param name="Outcomes">Questions with several answers.</param>
/// <param name="Terms">Positions agreed.</param>
/// <param name="Open">Answers that are not known yet, in words.</param>
internal sealed record RunScore(
    string Scenario, ValueList<QuestionScore> Questions, ValueList<QuestionScore> Dates, ValueList<OutcomeScore> Outcomes,
        ValueList<TermsScore> Terms, ValueList<string> Open);
