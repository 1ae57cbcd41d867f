using Entente.Scenarios;

namespace Entente.Answers.Why;

/// <summary>The smallest move of one red line that opens a deal in enough of the worlds in which red lines are to blame.</summary>
/// <param name="Actor">Key of the actor that draws it.</param>
/// <param name="Issue">Key of the issue.</param>
/// <param name="From">Where it is drawn, at central values.</param>
/// <param name="To">Where it would have to be drawn: every world's own line moves by as much.</param>
/// <param name="Opens">Share of those worlds in which a deal then opens for certain.</param>
/// <param name="Undecided">In how many of them it is not decided whether one opens; they are not among those that open.</param>
/// <param name="Worlds">How many worlds that rests on.</param>
public sealed record RedLineMove(string Actor, string Issue, double From, double To, double Opens, int Undecided, int Worlds)
{
    /// <summary>A deal has to open in this share of the worlds.</summary>
    public const double Enough = 0.5;

    /// <summary>How far it moves, in points of the scale.</summary>
    public double Points => Math.Abs(To - From);

    /// <summary>Every red line on a scale that can open enough worlds by itself; the smallest move comes first.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="selected">Draws worlds.</param>
    /// <param name="worlds">Numbers of worlds that open once all red lines are gone.</param>
    /// <returns>The moves, and of how many red lines it is not decided whether a move of theirs is enough.</returns>
    internal static (ValueList<RedLineMove> Moves, int Undecided) Of(Scenario scenario, SelectedWorlds selected, IReadOnlyList<int> worlds)
    {
        (RedLineMove? Move, bool IsDecided)[] found = worlds.Count == 0 ? []
            : [.. Ends(scenario).Select(end => Smallest(scenario, end, selected, worlds))];
        return ([.. found.Select(one => one.Move).OfType<RedLineMove>().OrderBy(move => move.Points)], found.Count(one => !one.IsDecided));
    }

    /// <summary>The ends of red lines that stop anything: an end at 0 or 100 refuses nothing.</summary>
    private static IEnumerable<End> Ends(Scenario scenario)
    {
        foreach ((string name, Issue issue) in scenario.Issues)
        {
            foreach (string actor in scenario.Actors.Names.Where(one => scenario.Asks(one, name)))
            {
                Interval[] lines = issue is ScaleIssue scale ? [.. RedLine.Of(actor, scenario, scale)] : [];
                if (lines.Any(line => line.From.High > ScaleIssue.Min))
                {
                    yield return new(name, actor, IsLower: true, lines.Max(line => line.From.Central));
                }

                if (lines.Any(line => line.To.Low < ScaleIssue.Max))
                {
                    yield return new(name, actor, IsLower: false, lines.Min(line => line.To.Central));
                }
            }
        }
    }

    /// <summary>Halves the move in whole points: moving a line further away never closes a deal.</summary>
    private static (RedLineMove? Move, bool IsDecided) Smallest(Scenario scenario, End end, SelectedWorlds selected,
        IReadOnlyList<int> worlds)
    {
        int few = 0, enough = (int)Math.Ceiling(end.IsLower ? end.Central - ScaleIssue.Min : ScaleIssue.Max - end.Central);
        (double opens, int undecided) = Move(enough);
        if (opens < Enough)
        {
            return (null, opens + (undecided / (double)worlds.Count) < Enough);
        }

        while (enough - few > 1)
        {
            int middle = (few + enough) / 2;
            (double share, int open) = Move(middle);
            (few, enough, opens, undecided) = share >= Enough ? (few, middle, share, open) : (middle, enough, opens, undecided);
        }

        double to = end.IsLower ? Math.Max(ScaleIssue.Min, end.Central - enough) : Math.Min(ScaleIssue.Max, end.Central + enough);
        return (new(end.Actor, end.Issue, end.Central, to, opens, undecided, worlds.Count), true);

        (double Opens, int Undecided) Move(int points)
        {
            Dictionary<Uncertain, Uncertain> originals = new(ReferenceEqualityComparer.Instance);
            Scenario moved = Moved(scenario, end, originals);
            double shift = end.IsLower ? -points : points;
            bool?[] areOpen = selected.AreOpen(moved, worlds, rename: value => number =>
                originals.TryGetValue(number, out Uncertain? original) ? Math.Clamp(value(original) + shift, ScaleIssue.Min, ScaleIssue.Max)
                    : value(number));
            return (areOpen.Count(isOpen => isOpen == true) / (double)worlds.Count, areOpen.Count(isOpen => isOpen is null));
        }
    }

    /// <summary>The scenario with numbers of their own where the actor's red lines on the issue end.</summary>
    private static Scenario Moved(Scenario scenario, End end, Dictionary<Uncertain, Uncertain> originals)
    {
        return scenario with
        {
            Issues = new(
            scenario.Issues.Select(issue =>
            KeyValuePair.Create(issue.Key, issue.Key == end.Issue ? Issue((ScaleIssue)issue.Value) : issue.Value)))
        };

        Issue Issue(ScaleIssue scale) =>
            scale with
            {
                Wants = new(scale.Wants.Select(wants =>
            KeyValuePair.Create(wants.Key, wants.Key == end.Actor ? Wants(wants.Value) : wants.Value)))
            };

        ScaleWants Wants(ScaleWants wants) => wants with
        {
            Accepts = Line(wants.Accepts),
            Factions = new(wants.Factions.Select(faction =>
                KeyValuePair.Create(faction.Key, faction.Value with { Accepts = Line(faction.Value.Accepts) }))),
        };

        Interval? Line(Interval? line) =>
            line is null ? null : end.IsLower ? line with { From = Stand(line.From) } : line with { To = Stand(line.To) };

        Uncertain Stand(Uncertain original)
        {
            Uncertain stand = Uncertain.Verbal("moved", ScaleIssue.Min, ScaleIssue.Max);
            originals[stand] = original;
            return stand;
        }
    }

    private sealed record End(string Issue, string Actor, bool IsLower, double Central);
}
