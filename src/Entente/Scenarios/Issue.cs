using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>A question to be settled: a <see cref="ScaleIssue"/> or an <see cref="OptionsIssue"/>.</summary>
public abstract record Issue : Reasoned
{
    /// <summary>The question in words; the issue's key if not given.</summary>
    [Key("The question in words.")]
    public string? Asks { get; init; }

    /// <summary>Who has to carry out what is agreed here; none = whoever agrees does.</summary>
    [Key("Who has to carry these terms out: a package that settles them needs the agreement of these actors too, whatever their role.",
         Part = ModelPart.Table), RefersTo(NameKind.Actor), Changeable]
    public ValueList<string> PerformedBy { get; init; } = [];

    /// <summary>Who carries out what is agreed here without being asked, and the chance that it does not. Range [0, 1].</summary>
    [Key("Who carries these terms out without being asked, and the chance that it does not: the issue then stays as it was, though agreed.",
         Part = ModelPart.Table), RefersTo(NameKind.Actor), Number(0, 1, Percent = true), Changeable]
    public Named<Uncertain> MayFail { get; init; } = [];

    /// <summary>Who wants what, by actor, whatever the kind of issue.</summary>
    public abstract IEnumerable<KeyValuePair<string, Wants>> AllWants { get; }
}

/// <summary>An issue whose terms are a position from 0 to 100.</summary>
public sealed record ScaleIssue : Issue
{
    /// <summary>Ends of every scale.</summary>
    internal const double Min = 0, Max = 100;

    /// <summary>Where an issue is put that was imported from a table which does not say where it stands.</summary>
    internal const double StandIn = 50;

    /// <summary>The reason that such an issue gives.</summary>
    internal const string TodayUnknown = "The imported table does not say where this stands today; 50 stands in for it.";

    /// <summary>Whether <see cref="Today"/> is known, and not only a number standing in for one that an imported table did not
    /// have.</summary>
    internal bool IsTodayKnown => Because != TodayUnknown || Today is not { Low: StandIn, High: StandIn };

    /// <summary>Named points on the scale, by position.</summary>
    [Key("Named points from 0 to 100, such as {0: none, 100: all}; or a scale in a unit of its own, such as {from: 0, to: 3000, unit: "
        + "prisoners, points: {0: none, 3000: all}}, in which every position of the issue is then written and told.")]
    public required Anchors Scale { get; init; }

    /// <summary>Where the issue stands while there is no deal. Range [0, 100].</summary>
    [Key("Where the issue stands while there is no deal.", Part = ModelPart.Today), Number(Min, Max, Counted = Counted.Position),
     Changeable]
    public required Uncertain Today { get; init; }

    /// <summary>Points a month by which <see cref="Today"/> moves while there is no deal, as far as the scale goes. Range
    /// [-1,000, 1,000].</summary>
    [Key("Points a month by which it moves while there is no deal, as far as the scale goes, such as -1.5; it stays if left out.",
         Part = ModelPart.Today), Number(-1000, 1000, Counted = Counted.Length), Changeable]
    public Uncertain? Drifts { get; init; }

    /// <summary>Whether what a deal carries out on the issue stays when the deal ends, and cannot be traded again.</summary>
    [Key("Whether what was carried out stays when a deal is broken or runs its course (prisoners home, money paid): it is then where "
        + "the issue stands, and no later deal goes back behind it.", Part = ModelPart.Today)]
    public bool Delivered { get; init; }

    /// <summary>How long it takes to deliver what is agreed, evenly from the day of the deal; at once if left out.</summary>
    [Key("How long it takes to deliver what is agreed, evenly from the day of the deal, such as 6 weeks; at once if left out.",
         Part = ModelPart.Today)]
    public Duration? Over { get; init; }

    /// <summary>Where the front puts this issue while there is no deal; none if the front does not move it.</summary>
    [Key("Where the front puts this issue while there is no deal: positions by front, such as {0: 0, 1: 100}.", Part = ModelPart.Today),
     Changeable]
    public FrontMap? Front { get; init; }

    /// <summary>Cost of breaking a deal that position 100 brings, in utility; in proportion below. Range [0, 10].</summary>
    [Key("Cost of breaking the deal that position 100 brings, in utility; in proportion below.", Part = ModelPart.Holding),
     Number(0, 10, Percent = true), Changeable]
    public Uncertain Enforces { get; init; } = 0;

    /// <summary>The known outcome, for scoring. Range [0, 100].</summary>
    [Key("The known outcome, for scoring models against real decisions."), Number(Min, Max, Counted = Counted.Position)]
    public Uncertain? Outcome { get; init; }

    /// <summary>Who wants what, by actor; an actor not named has salience 0.</summary>
    [Key("Who wants what: ideal, salience and red line, by actor.", Part = ModelPart.Wants), RefersTo(NameKind.Actor), Changeable]
    public Named<ScaleWants> Wants { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, Wants>> AllWants =>
        Wants.Select(wants => KeyValuePair.Create(wants.Key, (Wants)wants.Value));
}

/// <summary>An issue whose terms are one of a finite list.</summary>
internal sealed record OptionsIssue : Issue
{
    /// <summary>What can be agreed: a name and what it means.</summary>
    [Key("What can be agreed: a short name for each option and what it means."), Defines(NameKind.Option)]
    public required Named<string> Options { get; init; }

    /// <summary>The option that stands while there is no deal.</summary>
    [Key("The option that stands while there is no deal.", Part = ModelPart.Today), RefersTo(NameKind.Option), Changeable]
    public required string Today { get; init; }

    /// <summary>Cost of breaking a deal that an option brings, in utility. Range [0, 10].</summary>
    [Key("Cost of breaking the deal that an option brings, in utility.", Part = ModelPart.Holding),
     RefersTo(NameKind.Option), Number(0, 10, Percent = true), Changeable]
    public Named<Uncertain> Enforces { get; init; } = [];

    /// <summary>The known outcome, for scoring.</summary>
    [Key("The known outcome, for scoring models against real decisions."), RefersTo(NameKind.Option)]
    public string? Outcome { get; init; }

    /// <summary>Who wants what, by actor; an actor not named has salience 0.</summary>
    [Key("Who wants what: scores, salience and red line, by actor.", Part = ModelPart.Wants), RefersTo(NameKind.Actor), Changeable]
    public Named<OptionWants> Wants { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, Wants>> AllWants =>
        Wants.Select(wants => KeyValuePair.Create(wants.Key, (Wants)wants.Value));
}

/// <summary>Where the front puts an issue: piecewise linear through points that start at front 0 and end at front 1.</summary>
/// <param name="Points">Front in [0, 1], rising, and position in [0, 100].</param>
public sealed record FrontMap(ValueList<(double Front, double Position)> Points)
{
    /// <summary>The positions as the file counts them, in the order of the points; null where they are points of the scale.</summary>
    internal ValueList<double>? Written { get; init; }

    /// <summary>The position at a front in [0, 1].</summary>
    public double At(double front)
    {
        ((double f0, double x0), (double f1, double x1)) = Around(front);
        return x0 + ((front - f0) / (f1 - f0) * (x1 - x0));
    }

    /// <summary>How fast the position moves with the front, between the points around it.</summary>
    public double SlopeAt(double front)
    {
        ((double f0, double x0), (double f1, double x1)) = Around(front);
        return (x1 - x0) / (f1 - f0);
    }

    /// <summary>Whether every position belongs to one front: the positions rise or fall all the way.</summary>
    public bool CanBeInverted
    {
        get
        {
            double direction = Points[^1].Position - Points[0].Position;
            for (int next = 1; next < Points.Count; next++)
            {
                if ((Points[next].Position - Points[next - 1].Position) * direction <= 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>
    /// The front that a position draws, inside (0, 1), and its slope; positions off the map draw its ends. At an end of the map the slope
    /// is that on the map's side, so that terms which go as far as that have one slope all the way.
    /// </summary>
    /// <exception cref="InvalidOperationException">The map cannot be inverted.</exception>
    public (double Front, double Slope) Inverse(double position)
    {
        const double end = 1e-9; // a war cannot come back at a front where it is over
        if (!CanBeInverted)
        {
            throw new InvalidOperationException("Several fronts give the same position.");
        }

        bool rises = Points[^1].Position > Points[0].Position;
        int next = 1;
        while (next < Points.Count - 1 && (rises ? Points[next].Position < position : Points[next].Position > position))
        {
            next++;
        }

        ((double f0, double x0), (double f1, double x1)) = (Points[next - 1], Points[next]);
        double slope = (f1 - f0) / (x1 - x0);
        double front = f0 + ((position - x0) * slope);
        return (Math.Clamp(front, end, 1 - end), front is >= -end and <= 1 + end ? slope : 0);
    }

    private ((double Front, double Position) Before, (double Front, double Position) After) Around(double front)
    {
        int next = 1;
        while (next < Points.Count - 1 && Points[next].Front < front)
        {
            next++;
        }

        return (Points[next - 1], Points[next]);
    }
}
