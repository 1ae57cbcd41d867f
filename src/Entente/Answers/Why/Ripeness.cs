using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Why;

/// <summary>How ripe the moment is, by what the two sides themselves believe, at the end of a step: shares of the worlds still at
/// war, none where these are too few to tell from.</summary>
/// <remarks>Judged for the lead of each side with <see cref="RipeMoment"/>. The model's war is fought to its end, so escalating and going
/// on are the same: the value of fighting against today's terms without the war. A way out: some package that stops the fighting has a
/// positive depth.</remarks>
/// <param name="Date">End of the step.</param>
/// <param name="AtWar">Share of worlds in which the war still went on in this step.</param>
/// <param name="HurtsAttacker">Share in which war hurts the attacker's lead.</param>
/// <param name="HurtsDefender">Share in which it hurts the defender's lead.</param>
/// <param name="WayOut">Share in which both see terms they could live with.</param>
/// <param name="Ripe">Share with all three.</param>
public sealed record Ripeness(DateOnly Date, double AtWar, double? HurtsAttacker, double? HurtsDefender, double? WayOut, double? Ripe)
{
    private const int MaxDates = 5;

    /// <summary>The steps to tell about: the first, the last and some between.</summary>
    internal static int[] StepsOf(int steps) =>
        [.. Enumerable.Range(0, Math.Min(MaxDates, steps))
            .Select(i => i == 0 ? 0 : (int)Math.Round(i * (steps - 1.0) / (Math.Min(MaxDates, steps) - 1))).Distinct()];

    /// <summary>The moments of one draw at the steps told about; null where the war is over.</summary>
    internal static RipeMoment?[] In(DrawPath path, int[] steps, Scenario scenario, Func<Uncertain, double> value)
    {
        bool[] stopping = SelectedWorlds.Stopping(scenario);
        double[] today = StandingTerms.Today(scenario, value);
        Preferences preferences = new(scenario, value);
        DealIssue[] issues = [.. scenario.Issues.Values.Select((issue, k) => PackageLayout.Issue(issue, today[k], isCovered: true))];
        return [.. steps.Select(step => (RipeMoment?)(WarGoesOn(step) ? At(step) : null))];

        bool WarGoesOn(int step) => (step == 0 || path.Standing(step - 1) == Standing.NoDeal)
            && Enumerable.Range(0, path.Packages).Any(package => stopping[package] && path.IsOnOffer(step, package));

        RipeMoment At(int step)
        {
            double depth = Enumerable.Range(0, path.Packages).Where(package => stopping[package])
                .Select(package => path.Depth(step, package)).Where(DealSpace.LeavesGains).DefaultIfEmpty(double.NaN).Max();
            double[] terms = [.. scenario.Issues.Values.Select((issue, k) => issue is ScaleIssue { Front: FrontMap map }
                && double.IsFinite(path.FrontInWar(step)) ? map.At(path.FrontInWar(step)) : today[k])];
            double attacker = Against(Side.Attacker), defender = Against(Side.Defender);
            return RipeMoment.Of(attacker, attacker, defender, defender, leastForA: 0, mostFromB: depth);

            double Against(Side side)
            {
                string lead = StandingTerms.Lead(side, scenario);
                scenario.Actors.TryIndexOf(lead, out int actor);
                return path.Reservation(step, actor) - DealTerms.Value(preferences.OfActor(lead), issues, terms);
            }
        }
    }

    /// <summary>The shares over draws.</summary>
    internal static ValueList<Ripeness> Of(IReadOnlyList<RipeMoment?[]> draws, int[] steps, IReadOnlyList<DateOnly> ends)
    {
        return new([.. steps.Select((step, s) =>
        {
            RipeMoment[] moments = [.. draws.Where(draw => draw[s] is not null).Select(draw => draw[s]!.Value)];
            return new Ripeness(ends[step], draws.Count == 0 ? 0 : moments.Length / (double)draws.Count,
                Share(moments, one => one.HurtsA), Share(moments, one => one.HurtsB), Share(moments, one => one.WayOut),
                    Share(moments, one => one.IsRipe));
        })]);

        static double? Share(RipeMoment[] moments, Func<RipeMoment, bool> holds) =>
            FewWorlds.AreTooFew(moments.Length) ? null : moments.Count(holds) / (double)moments.Length;
    }
}
