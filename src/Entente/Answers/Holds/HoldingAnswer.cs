using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Answers.Holds;

/// <summary>`holds`: whether a deal would hold, who would break it and when, and what would make it hold better.</summary>
/// <remarks>
/// Chances are means over worlds of what is exact in each (see <see cref="HoldingCourse"/>), with errors from the 16 scrambles; comparisons
/// are made in the same worlds. Formulas: docs/explanation/holds.md.
/// </remarks>
/// <param name="Question">What was asked.</param>
/// <param name="Draws">Worlds drawn.</param>
/// <param name="Failed">How many of them could not be computed.</param>
/// <param name="EndedByForce">In how many the war was over by force before given terms could be signed.</param>
/// <param name="Followed">In how many a deal was followed; everything below is about these.</param>
/// <param name="Accepted">In how many all whose consent is needed would take the terms; null for forecast deals, which they took.</param>
/// <param name="KeepsRules">Share of them in which the terms keep the rules of the file.</param>
/// <param name="ForABreach">Share of them in which somebody whose consent is needed would sign for the sake of a breach:
/// <see cref="Talks.FirstDay.DealValue.IsForABreach"/>.</param>
/// <param name="Actors">Who gains, in the order of the file.</param>
/// <param name="Survival">Chance that the deal still stands, by time.</param>
/// <param name="Breakers">Who could break it: belligerents, then spoilers, in the order of the file.</param>
/// <param name="WithoutSpoilers">Chance that it stands at the end as it is, and without any spoiler.</param>
/// <param name="Clauses">What single clauses would change; the one that raises the odds most comes first.</param>
public sealed record HoldingAnswer(
    HoldingQuestion Question, int Draws, int Failed, int EndedByForce, int Followed, Chance? Accepted, Chance KeepsRules, Chance ForABreach,
    ValueList<HoldingActorOutcome> Actors, ValueList<ChanceByYear> Survival, ValueList<HoldingBreakerCourse> Breakers,
        PairedChange WithoutSpoilers, ValueList<ClauseEffect> Clauses)
{
    /// <summary>How many worlds are drawn unless somebody says otherwise.</summary>
    public const int UsualDraws = 5000;

    /// <summary>Asks, and tells.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="question">What to ask, from <see cref="HoldingQuestion.Of"/>.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Answer<HoldingAnswer> Ask(
        Subject about, AskedAs asked, HoldingQuestion question, EnsembleSettings settings,
        Action? progress = null, CancellationToken stop = default)
    {
        IReadOnlyList<Draw>? drawn = question.Given is null ? WorldsOfRun.Of(about, about.File, settings) : null;
        HoldingAnswer found = Of(about.File, about.Original, question, settings, drawn, progress, stop);
        return new(
            found, asked, told => HoldsPage.Of(about.Scenario, found, told), () =>
                HoldsJson.Of(about.File.Name, about.Scenario, found, settings),
            found.Failed, found.Draws);
    }

    /// <summary>Draws worlds and asks.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="original">The file before changes of values.</param>
    /// <param name="question">What to ask, from <see cref="HoldingQuestion.Of"/>.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="drawn">The same worlds as a run drew them: those in which nobody agreed on the package need not be drawn
    /// again.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static HoldingAnswer Of(
        ScenarioFile file, ScenarioFile original, HoldingQuestion question, EnsembleSettings settings,
            IReadOnlyList<Draw>? drawn = null, Action? progress = null, CancellationToken stop = default)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("A file with errors cannot be asked.", nameof(file));
        HoldingTest test = question.Test(scenario);
        scenario.AllPackages.TryIndexOf(question.Package, out int package);
        HoldingTally tally = new(scenario, question, test, settings.Draws);
        Ensemble.Run(
            scenario, new TalksOptions { Holding = test }, ScenarioInputs.Of(file, original, settings.Seed), sampled =>
                new Kept(sampled.Draw.Index, sampled.Draw.Failure is not null, sampled.Draw.Holding),
            settings, 0, Take, stop, known: drawn is null ? null : WithoutDeal);
        stop.ThrowIfCancellationRequested();
        return tally.Answer();

        Draw? WithoutDeal(int index) => drawn[index] is { Failure: null } draw && draw.First(package) is null ? draw : null;

        void Take(Kept one)
        {
            tally.Add(one.Index, one.IsFailed, one.Course);
            progress?.Invoke();
        }
    }

    private sealed record Kept(int Index, bool IsFailed, HoldingCourse? Course);
}

/// <summary>What the deal means to an actor on the day it is made.</summary>
/// <param name="Actor">Key of the actor.</param>
/// <param name="IsRequired">Whether its consent is needed, in most worlds.</param>
/// <param name="Gain">What it gains, as <see cref="Talks.FirstDay.DealValue.Gain"/> says: the danger of a breach and deadlines
/// counted.</param>
/// <param name="GainIfKept">U − W: the same if everybody kept it, deadlines left out.</param>
/// <param name="Deadline">What agreeing before a deadline is worth to it; part of <paramref name="Gain"/>.</param>
/// <param name="NotWorse">Share of worlds in which the gain is not below 0 (by more than
/// <see cref="Talks.FirstDay.DealValue.Precision"/>).</param>
/// <param name="Refuses">Share of worlds in which its consent is needed and refused.</param>
/// <param name="Crosses">Share of worlds in which its consent is needed and the terms cross a red line of it.</param>
/// <param name="ForABreach">Share of worlds in which its consent is needed and it would sign for the sake of a breach.</param>
public sealed record HoldingActorOutcome(string Actor, bool IsRequired, Spread Gain, Spread GainIfKept, Spread Deadline, Chance NotWorse,
    Chance Refuses, Chance Crosses, Chance ForABreach);

/// <summary>A chance by a time after the deal was made.</summary>
/// <param name="Years">Years after.</param>
/// <param name="P">The chance.</param>
/// <param name="Se">Its standard error.</param>
public readonly record struct ChanceByYear(double Years, double? P, double? Se);

/// <summary>How tempted somebody is at a time after the deal was made, over the worlds.</summary>
/// <param name="Years">Years after.</param>
/// <param name="Tempted">T − U − e: what breaking it is worth, less the deal and less what breaking costs; above 0 breaking pays.</param>
public sealed record TemptationByYear(double Years, Spread Tempted);

/// <summary>Somebody who could break the deal.</summary>
/// <param name="Key">Key of the actor or spoiler.</param>
/// <param name="IsSpoiler">Whether it is a spoiler.</param>
/// <param name="Touched">In how many of the worlds with the deal it does not leave this one where it was; the temptation and its
/// enforcement rest on these.</param>
/// <param name="Temptation">How tempted it is over the years.</param>
/// <param name="Peak">When its median temptation is greatest, in years; null if no deal was followed.</param>
/// <param name="Yearly">Chance that it breaks the deal in each year (by the year's end) if it still stands at the beginning of the
/// year.</param>
/// <param name="Ended">Chance that it has ended the deal, by time. Over all breakers, with the survival, these add up to 1.</param>
/// <param name="Without">Chance that the deal stands at the end as it is, and if this one never broke it.</param>
/// <param name="Enforcement">How much more breaking would have to cost so that it never paid: the greatest temptation over the years, at
/// least 0.</param>
public sealed record HoldingBreakerCourse(
    string Key, bool IsSpoiler, int Touched, ValueList<TemptationByYear> Temptation, double? Peak, ValueList<ChanceByYear> Yearly,
        ValueList<ChanceByYear> Ended, PairedChange Without, Spread Enforcement);

/// <summary>What a change of one clause does to the chance that the deal stands at the end, all else as it is.</summary>
/// <param name="Issue">Key of the issue.</param>
/// <param name="Option">The option chosen instead; null on a scale.</param>
/// <param name="Step">By how many points the position moves; 0 where an option is chosen.</param>
/// <param name="Changed">Share of worlds in which it changes anything; null if no deal was followed.</param>
/// <param name="Survival">Chance as it is and with the change.</param>
/// <param name="KeepsRules">Whether the changed terms keep the rules of the file in at least half of the worlds in which it changes
/// anything.</param>
/// <param name="Refuses">Share of the worlds in which it changes anything in which each required actor would refuse the changed
/// terms.</param>
/// <param name="NewlyRefused">Actors that would refuse in most of these worlds, and would not as the terms are.</param>
public sealed record ClauseEffect(
    string Issue, string? Option, double Step, double? Changed, PairedChange Survival, bool KeepsRules, Named<double> Refuses,
        ValueList<string> NewlyRefused);
