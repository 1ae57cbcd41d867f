using Entente.Talks.FirstDay;

namespace Entente.Talks;

/// <summary>How an agreement would fare in the world of one draw, from the day it is made: who gains, who is tempted to break it and when,
/// and what single clauses would change.</summary>
/// <param name="Terms">The terms, and what they mean to every actor on the day they are made.</param>
/// <param name="Chances">The chances of its breach.</param>
/// <param name="Clauses">Each changed clause, in the order asked for.</param>
internal sealed record HoldingCourse(TermsOnTheDay Terms, HoldingChances Chances, IReadOnlyList<ClauseCourse> Clauses);

/// <summary>Who is tempted to break an agreement, when, and the chances of its breach.</summary>
/// <remarks>Chances are exact for the world: given its inputs, its events and its front, hazards after an agreement are functions of time,
/// and nothing is thrown for who breaks it. Breakers are the actors, then the spoilers; one that cannot break it has temptation NaN and
/// chance 0. Points are those of <see cref="HoldingTest.Years"/>.</remarks>
internal sealed class HoldingChances
{
    private readonly double[] temptations; // [point, breaker]
    private readonly double[] ended;

    internal HoldingChances(double[] temptations, double[] ended, int breakers) =>
        (this.temptations, this.ended, Breakers) = (temptations, ended, breakers);

    /// <summary>How many actors and spoilers there are.</summary>
    public int Breakers { get; }

    /// <summary>Chance that it still stands at each point.</summary>
    public required IReadOnlyList<double> Survival { get; init; }

    /// <summary>The greatest temptation of each breaker; NaN if it cannot break it.</summary>
    public required IReadOnlyList<double> Peaks { get; init; }

    /// <summary>Chance that it stands at the end if one breaker never broke it.</summary>
    public required IReadOnlyList<double> WithoutBreaker { get; init; }

    /// <summary>Chance that it stands at the end if no spoiler ever broke it.</summary>
    public required double WithoutSpoilers { get; init; }

    /// <summary>T − U − e − c of a breaker at a point.</summary>
    public double Temptation(int point, int breaker) => temptations[(point * Breakers) + breaker];

    /// <summary>Chance that a breaker has ended it by a point. Over all breakers these and <see cref="Survival"/> add up to 1.</summary>
    public double Ended(int point, int breaker) => ended[(point * Breakers) + breaker];
}

/// <summary>What terms mean to every actor on the day they are made.</summary>
/// <param name="Value">What they are worth and what each gains by them.</param>
/// <param name="Refuses">Whether its consent is needed and it would refuse: by a red line, or because it would not gain.</param>
/// <param name="Crosses">Whether its consent is needed and they cross a red line of it.</param>
/// <param name="IsRequired">Whether its consent is needed.</param>
/// <param name="KeepsRules">Whether they keep the rules on terms of the file.</param>
internal sealed record TermsOnTheDay(DealValue Value, bool[] Refuses, bool[] Crosses, bool[] IsRequired, bool KeepsRules);

/// <summary>How the agreement would fare with one clause changed.</summary>
/// <param name="Changes">Whether the change changes anything here.</param>
/// <param name="Survival">Chance that it stands at the end.</param>
/// <param name="Terms">What the changed terms mean to every actor.</param>
internal sealed record ClauseCourse(bool Changes, double Survival, TermsOnTheDay Terms);
