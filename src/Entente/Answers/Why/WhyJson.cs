using System.Text.Json.Nodes;
using Entente.Ensembles;
using Entente.Scenarios;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Why;

/// <summary>The answer of `why` for programs.</summary>
internal static class WhyJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<(string File, Scenario Scenario, WhyNoDeal Answer, ulong Seed)> Form => new()
    {
        { "scenario", "The file.", one => one.File },
        { "draws", "Worlds drawn.", one => one.Answer.Draws },
        { "seed", "Where chance begins.", one => one.Seed },
        { "failed", "Worlds that could not be computed.", one => one.Answer.Failed },
        { "never-open", "Worlds in which no deal that stops the fighting was ever possible.", one => one.Answer.Closed },
        {
            "deadlines", "Whether deals are possible only because a deadline makes them worth more; null if none matters to anybody.",
            one => one.Answer.Deadlines, Deadlines.OrNull
        },
        {
            "signed-to-be-broken", "Worlds in which the first deal is signed for the sake of a breach.",
            one => one.Answer.SignedToBeBroken.ForABreach
        },
        {
            "signed-to-be-broken-by", "By actor: worlds in which it signs so.",
            one => one.Answer.SignedToBeBroken.By.Select(by => KeyValuePair.Create(by.Key, (double)by.Value)), Map(Number)
        },
        { "sample", "Never-open worlds that were drawn again without every obstacle and decided.", one => one.Answer.Blame.Worlds },
        { "sample-undecided", "Worlds that were drawn again and not decided.", one => one.Answer.Blame.Undecided },
        { "obstacles", "What stood in the way.", one => one.Answer.Blame.Obstacles, List(Obstacle) },
        {
            "nothing-helps", "Share of the sample in which no deal opens whatever is taken away.",
            one => Told(one.Answer.Blame.Nothing, one.Answer.Blame.Worlds)
        },
        { "red-lines-to-blame", "Decided worlds of the sample that open once red lines alone are gone.", one => one.Answer.ByRedLines },
        {
            "blocking-undecided", "Worlds that were drawn again without single red lines and not decided.",
            one => one.Answer.Lines.Undecided
        },
        {
            "blocking-lines", "Red lines that stand in the way, each by itself.",
            one => one.Answer.Lines.Each.Select(line => (line, one.Answer.Lines.Worlds)), List(Line)
        },
        {
            "blocking-issues", "Issues on which more than one red line lies, with what these do together.",
            one => one.Answer.Lines.OnIssues.Select(issue => (issue, one.Answer.Lines.Worlds)), List(OnIssue)
        },
        {
            "red-line-moves", "Moves of a single red line that open a deal in at least half of the worlds, the smallest first; none where "
                + "these are too few to tell from.",
            one => one.Answer.Moves.Where(move => !FewWorlds.AreTooFew(move.Worlds)).Select(move => (one.Scenario, move)), List(Move)
        },
        {
            "red-line-moves-undecided", "Single red lines of which it is not decided whether a move of theirs does.",
            one => one.Answer.UndecidedMoves
        },
        { "ripeness", "How ripe the moment is over time; empty without a war.", one => one.Answer.Ripeness, List(Ripe) },
        {
            "demands", "How far each actor at the table can push.",
            one => one.Answer.Pushes.Select(push => (ScaleOf(one.Scenario, push.Issue), push)), List(Demand)
        },
        {
            "shift", "Whether power shifts too fast for a deal, at central values; null where nobody rises.",
            one => one.Answer.Shift.Rising is null ? null : one.Answer, Shift.OrNull
        },
    };

    private static JsonForm<CarriedByDeadlines> Deadlines => new()
    {
        { "worlds", "Worlds with a possible deal that were drawn again without deadlines and decided.", one => one.Worlds },
        { "closed-without", "Of these, worlds in which no deal is then possible.", one => one.Closed },
        { "undecided", "Worlds that were drawn again and not decided.", one => one.Undecided },
    };

    private static JsonForm<BlamedObstacle> Obstacle => new()
    {
        { "obstacle", "What it is.", one => one.Obstacle },
        { "alone", "Share of the sample in which a deal opens once it alone is gone.", one => Told(one.Alone, one.Worlds) },
        { "alone-se", "Standard error of that.", one => Told(one.AloneSe, one.Worlds) },
        { "share", "Its Shapley share of the worlds that open once all obstacles are gone.", one => Told(one.Share, one.Worlds) },
        { "in-file", "Whether the file has such an obstacle at all.", one => one.IsInFile },
    };

    private static JsonForm<(BlockingLine Of, int Worlds)> Line => new()
    {
        { "actor", "The actor that it binds.", one => one.Of.Actor },
        { "faction", "The faction whose veto it is; null if it is the actor's own.", one => one.Of.Faction, Text.OrNull },
        { "issue", "The issue.", one => one.Of.Issue },
        { "opens", "Share of the worlds in which a deal opens if this line alone goes.", one => Told(one.Of.Opens, one.Worlds) },
        { "blocks", "Share of the worlds that stay closed if this line alone stays.", one => Told(one.Of.Blocks, one.Worlds) },
        { "worlds", "Worlds that the shares are of.", one => one.Worlds },
        {
            "options", "By option that the line refuses: share of the worlds in which a deal opens if it lets that option pass.",
            one => FewWorlds.AreTooFew(one.Worlds) ? [] : one.Of.Options, Map(Number)
        },
    };

    private static JsonForm<(BlockingIssue Of, int Worlds)> OnIssue => new()
    {
        { "issue", "The issue.", one => one.Of.Issue },
        { "actors", "The actors that its red lines bind.", one => one.Of.Actors, List(Text) },
        { "opens", "Share of the worlds in which a deal opens if these lines alone go.", one => Told(one.Of.Opens, one.Worlds) },
        { "blocks", "Share of the worlds that stay closed if these lines alone stay.", one => Told(one.Of.Blocks, one.Worlds) },
        { "worlds", "Worlds that the shares are of.", one => one.Worlds },
    };

    private static JsonForm<(Scenario Scenario, RedLineMove Of)> Move => new()
    {
        { "actor", "The actor that draws the line.", one => one.Of.Actor },
        { "issue", "The issue.", one => one.Of.Issue },
        { "from", "Where the line is drawn, at central values.", one => ScaleOf(one.Scenario, one.Of.Issue).Own(one.Of.From) },
        { "to", "Where it would have to be drawn.", one => ScaleOf(one.Scenario, one.Of.Issue).Own(one.Of.To) },
        { "opens", "Share of the worlds in which a deal then opens for certain.", one => one.Of.Opens },
        { "undecided", "Worlds in which that is not decided.", one => one.Of.Undecided },
        { "worlds", "Worlds that the share is of.", one => one.Of.Worlds },
    };

    private static JsonForm<Ripeness> Ripe => new()
    {
        { "date", "End of the step.", one => one.Date },
        { "at-war", "Share of worlds still at war.", one => one.AtWar },
        { "hurts-attacker", "Share of these in which war hurts the attacker's lead.", one => one.HurtsAttacker },
        { "hurts-defender", "Share in which it hurts the defender's lead.", one => one.HurtsDefender },
        { "way-out", "Share in which both see terms they could live with.", one => one.WayOut },
        { "ripe", "Share with all three.", one => one.Ripe },
    };

    private static JsonForm<(Anchors Scale, Push Of)> Demand => new()
    {
        { "actor", "Who demands.", one => one.Of.Actor },
        { "issue", "The scale that matters most to it.", one => one.Of.Issue },
        {
            "refused-10", "The demand refused in 10 % of the worlds; null if even the least is refused more often.",
            one => At(one.Scale, one.Of.Modest)
        },
        { "refused-50", "The demand refused in half of them.", one => At(one.Scale, one.Of.Even) },
        { "refused-90", "The demand refused in 90 %.", one => At(one.Scale, one.Of.Bold) },
        { "best", "The demand with the greatest expected utility.", one => one.Scale.Own(one.Of.Best) },
        { "best-refusal", "The chance that it is refused.", one => one.Of.Refusal },
        { "worlds", "Worlds that this rests on.", one => one.Of.Worlds },
        {
            "curve", "Demands from the least to the actor's ideal; straight between them, to a hundredth.",
            one => one.Of.Curve.Select(point => (one.Scale.Own(point.Position), point.Refusal)), List(Refusal)
        },
    };

    private static JsonForm<(double Position, double Refusal)> Refusal => new()
    {
        { "demand", "The position demanded.", one => one.Position },
        { "refusal", "The chance that it is refused.", one => one.Refusal },
    };

    private static JsonForm<WhyNoDeal> Shift => new()
    {
        { "rising", "The side that gains by re-arming.", one => one.Shift.Rising!.Value },
        { "now", "Its chance of winning now.", one => one.Shift.Now },
        { "next", "Its chance after both have re-armed.", one => one.Shift.Next },
        { "threshold", "A chance beyond this is too fast.", one => one.Shift.Threshold },
        { "too-fast", "Share of worlds in which it is.", one => one.TooFast },
    };

    /// <summary>A share, unless the worlds are too few for one.</summary>
    private static double? Told(double? share, int worlds) => FewWorlds.AreTooFew(worlds) ? null : share;

    public static JsonObject Of(string file, Scenario scenario, WhyNoDeal answer, EnsembleSettings settings) =>
        Form.Write((file, scenario, answer, settings.Seed));

    private static double? At(Anchors scale, double? position) => position is double known ? scale.Own(known) : null;

    private static Anchors ScaleOf(Scenario scenario, string issue) => ((ScaleIssue)scenario.Issues[issue]).Scale;
}
