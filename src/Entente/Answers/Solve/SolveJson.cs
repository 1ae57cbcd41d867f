using System.Text.Json.Nodes;
using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Talks.FirstDay;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Solve;

/// <summary>The answer of `solve` for other programs; the keys are stable.</summary>
internal static class SolveJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<Asked> Form => new()
    {
        { "scenario", "The file.", one => one.File.Name },
        { "package", "The package.", one => one.Problem.Name },
        {
            "depth", "What the worst-off table actor gains by the terms that are best for it; null if no feasible terms were found.",
            one => one.Space.Depth
        },
        {
            "zopa", "Whether there is a zone of possible agreement; null if the search was stopped before that was decided.",
            one => one.Space.IsDecided ? one.Space.HasZone : null
        },
        {
            "reservation", "By actor whose agreement is needed: what no deal is worth to it.",
            one => ByActor(one.Problem, i => one.Problem.Reservations[i].Value, i => one.Problem.Roles[i].IsRequired), Map(Number)
        },
        {
            "after", "The earlier package in force that all is measured from; left out where the package comes after none.",
            one => one.Problem.Earlier is EarlierDeal earlier ? (one.Scenario, earlier) : null, Earlier
        },
        {
            "later-talks", "What waiting is worth; only where everybody counts with later talks, and then the depth is over that.",
            one => one.Scenario.Talks.Anticipate ? one.Problem : null, LaterTalks.OrLeftOut
        },
        {
            "binding", "Who holds the depth down; where red lines cross, who drew them.",
            one => Binding(one.Problem, one.Space), List(Text)
        },
        {
            "closest", "The terms that leave the worst-off best; null if no terms are feasible.",
            one => one.Space.Closest is Closest closest ? one.At(closest.Point, closest.Residual, closest.Status) : null, At.OrNull
        },
        {
            "range", "By issue: what could be agreed on it.",
            one => one.Space.Ranges.Select(range => KeyValuePair.Create(one.Problem.IssueNames[range.Issue], (one.Scenario, range))),
                Map(Range)
        },
        {
            "solutions", "By rule: where it would settle.",
            one => one.Space.Solutions.Select(solution => KeyValuePair.Create(solution.Rule.Key, (solution, one))), Map(Solution)
        },
        {
            "left-out", "By actor whose agreement nobody asks for: how the deal leaves it.",
            one => one.Solution.LeftOut.Select(actor => KeyValuePair.Create(one.Problem.ActorNames[actor.Actor], actor)), Map(LeftOut)
        },
        {
            "deadlines", "What comes of it without deadlines; only where one matters.",
            one => one.Solution.WithoutDeadlines is null ? null : one.Solution, Deadlines.OrLeftOut
        },
        {
            "terms", "What becomes of given terms; only if there are some.",
            one => one.Extras.Terms, TermsAnswerJson.Form.OrLeftOut
        },
        {
            "frontier-status", "Whether points of the frontier may be missing or too low.",
            one => one.Extras.Frontier?.Status, Status.OrLeftOut
        },
        {
            "frontier", "The Pareto frontier between two actors; only if it is asked for.",
            one => one.Extras.Frontier?.Points.Select(point => (one, point)), List(FrontierPoint).OrLeftOut
        },
        {
            "region", "Which positions on two issues could be agreed; only if they are asked for.",
            one => one.Extras.Region is null ? null : one, Region.OrLeftOut
        },
        {
            "numbers", "What an actor's own numbers rest on; only if that is asked for.",
            one => one.Explained is null ? null : NumberEvidence.OfActor(one.File, one.Explained)
                .Select(number => (one.Scenario, number)), List(NumberOfActor).OrLeftOut
        },
    };

    /// <summary>Terms, and what they are worth to everybody.</summary>
    private static JsonForm<Worth> At => new()
    {
        { "terms", "By issue.", one => (one.Scenario, one.Point.Terms), TermsJson.Form },
        {
            "from", "By scale that the package covers: what its position stands at.",
            one => one.Problem.Origins(one.Point.Terms).Zip(one.Problem.IssueNames).Where(issue => issue.First is not null)
                .Select(issue => KeyValuePair.Create(issue.Second, TermsFrom.Of(issue.First!, one.Problem.ActorNames))), Map(From)
        },
        { "utility", "By actor: U, what they are worth if they hold.", one => Utilities(one.Problem, one.Point.Terms), Map(Number) },
        {
            "gain", "By actor: what it gains, the danger of a breach and deadlines counted.",
            one => Gains(one, (value, i) => value.Gain(i)), Map(Number)
        },
        {
            "gain-if-held", "By actor: what it would gain if nobody ever broke them, deadlines left out.",
            one => Gains(one, (value, i) => value.GainIfHeld(i)), Map(Number)
        },
        {
            "residual", "How far from the best they can be at most, in the measure of the rule; null if there is no bound.",
            one => one.Residual, Finite
        },
        { "status", "How far they can be trusted.", one => one.Status, Status },
    };

    private static JsonKind<(Scenario Scenario, EarlierDeal Of)> Earlier => new JsonValueKind<(Scenario Scenario, EarlierDeal Of)>(
        one => After.Write(one), () => After.Schema(), isLeftOut: true);

    private static JsonForm<(Scenario Scenario, EarlierDeal Of)> After => new()
    {
        { "package", "Which.", one => one.Of.Package },
        { "terms", "By issue: as all stands under it.", one => (one.Scenario, one.Of.Terms), TermsJson.Form },
        {
            "worth", "By actor: what it is worth on the day on which it is made.",
            one => one.Scenario.Actors.Names.Select((name, i) => KeyValuePair.Create(name, one.Of.Worth[i])), Map(Number)
        },
    };

    private static JsonForm<PackageProblem> LaterTalks => new()
    {
        {
            "worth", "By actor whose agreement is needed: what the chance of a deal later adds to no deal.",
            one => ByActor(one, i => one.Waiting.Worth[i], i => one.Roles[i].IsRequired), Map(Number)
        },
        { "rate", "The rate a year at which talks on the package conclude, the hurry of deadlines left out.", one => one.Waiting.Rate },
        {
            "settled", "Whether rate and worth follow from each other; false where terms jump from one option to another before they do.",
            one => one.Waiting.IsSettled
        },
    };

    private static JsonForm<TermsFrom> From => new()
    {
        {
            "place", "The red line or ideal of somebody whose agreement is needed, a limit that a rule of the file sets, the margin beyond "
                + "a red line, an end of the scale, where the issue stands today, or none of these.",
            one => one.Place, OneOf("line", "rule", "end", "today", "between", "margin")
        },
        { "red-lines", "Keys of the actors whose red line it is, or whose margin.", one => one.RedLines, List(Text) },
        { "ideals", "Keys of the actors whose ideal it is.", one => one.Ideals, List(Text) },
    };

    private static JsonForm<(RuleSolution Of, Asked Asked)> Solution => new()
    {
        { "rule", "What the rule says.", one => one.Of.Rule.Statement },
        { one => one.Asked.At(one.Of.Point, one.Of.Residual, one.Of.Status), At },
    };

    private static JsonForm<LeftOutActor> LeftOut => new()
    {
        { "utility", "What the terms are worth to it.", one => one.Utility },
        { "no-deal", "What no deal is worth to it.", one => one.NoDeal },
        { "today", "What today's terms are worth to it.", one => one.Today },
        { "compensation", "What would make it whole.", one => one.Compensation },
    };

    private static JsonForm<PackageSolution> Deadlines => new()
    {
        {
            "worth", "By actor: what agreeing before a deadline is worth to it.",
            one => ByActor(one.Problem, i => one.Problem.DeadlineWorth[i], i => one.Problem.DeadlineWorth[i] > 0), Map(Number)
        },
        { "depth-without", "The depth without them.", one => one.WithoutDeadlines!.Depth },
        {
            "zopa-without", "Whether there is a zone of possible agreement without them; null if the search was stopped first.",
            one => one.WithoutDeadlines!.HasZone
        },
    };

    private static JsonForm<(Asked Asked, ParetoPoint Of)> FrontierPoint => new()
    {
        { "utility", "By actor of the two.", one => one.Asked.ByActor(one.Of.First, one.Of.Second), Map(Number) },
        { "status", "How far the point can be trusted.", one => one.Of.Status, Status },
        { "terms", "By issue.", one => (one.Asked.Scenario, one.Of.Terms), TermsJson.Form },
    };

    private static JsonForm<Asked> Region => new()
    {
        {
            "positions", "By issue of the two.",
            one => one.ByIssue(
                Own(one.Scenario, one.Extras.Issues!.Value.First, one.Extras.Region!.Horizontal),
                Own(one.Scenario, one.Extras.Issues.Value.Second, one.Extras.Region.Vertical)), Map(List(Number))
        },
        {
            "depth", "The depth at each position of the first and then of the second; null where no feasible terms were found.",
            one => Grid(one.Extras.Region!, one.Extras.Region!.Depth), List(List(Finite))
        },
        {
            "zopa", "Whether they could be agreed; null where the search was stopped before that was decided.",
            one => Grid(one.Extras.Region!, one.Extras.Region!.HasZone), List(List(FlagOrNull))
        },
    };

    private static JsonForm<(Scenario Scenario, NumberEvidence Of)> NumberOfActor => new()
    {
        { "path", "Dotted path of the number.", one => one.Of.Number.Path },
        { "value", "Its central value.", one => one.Of.Number.Value.Shown(one.Of.Number.Value.Central), Finite },
        {
            "evidence", "Its evidence, nearest first.",
            one => one.Of.Evidence.Select(piece => (one.Scenario, piece.Key, piece.Value)), List(Evidence)
        },
    };

    private static JsonForm<(Scenario Scenario, string Name, PieceOfEvidence Of)> Evidence => new()
    {
        { "name", "Its key.", one => one.Name },
        { "says", "Its words.", one => one.Of.Says },
        { "speaker", "Who said them.", one => one.Of.Speaker, Text.OrNull },
        {
            "source", "Title of the source.",
            one => one.Of.Source is string source ? one.Scenario.Sources[source].Title : null, Text.OrNull
        },
        { "at", "Where in the source.", one => one.Of.At, Text.OrNull },
        { "confidence", "How good it is.", one => one.Of.Confidence },
        { "status", "Whether somebody has accepted it.", one => one.Of.Status },
    };

    private static JsonKind<SolveStatus> Status => Word<SolveStatus>(status => status switch
    {
        SolveStatus.Converged => "converged",
        SolveStatus.LocalOptimum => "local optimum",
        SolveStatus.Stopped => "stopped",
        SolveStatus.NotConverged => "not converged",
    });

    // The options of an issue, or the two ends of a scale.
    private static JsonKind<(Scenario Scenario, IssueRange Of)> Range => new JsonValueKind<(Scenario Scenario, IssueRange Of)>(
        one => one.Scenario.Issues[one.Of.Issue].Value is OptionsIssue issue
            ? List(Text).Write(one.Of.Options.Select(option => issue.Options[option].Key))
            : new JsonArray(TermsJson.Own(one.Scenario.Issues[one.Of.Issue].Value, one.Of.Low),
                TermsJson.Own(one.Scenario.Issues[one.Of.Issue].Value, one.Of.High)),
        () => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("number", "string") } });

    public static JsonObject Of(
        ScenarioFile file, Scenario scenario, PackageSolution solution, SolveExtras extras, string? explained = null) =>
        Form.Write(new(file, scenario, solution, extras, explained));

    private static IEnumerable<string> Binding(PackageProblem problem, DealSpace space) =>
        (space.Closest?.Binding ?? [.. space.Crossings.SelectMany(crossing => crossing.Actors).Distinct().Order()])
            .Select(i => problem.ActorNames[i]);

    private static IEnumerable<KeyValuePair<string, double>> Utilities(PackageProblem problem, IReadOnlyList<double> terms)
    {
        double[] utilities = problem.Utilities(terms);
        return ByActor(problem, i => utilities[i]);
    }

    private static IEnumerable<KeyValuePair<string, double>> Gains(Worth one, Func<DealValue, int, double> gain)
    {
        DealValue value = one.Problem.ValueOf(one.Point.Terms);
        return ByActor(one.Problem, i => gain(value, i));
    }

    private static IEnumerable<KeyValuePair<string, double>> ByActor(
        PackageProblem problem, Func<int, double> number, Func<int, bool>? isMeant = null) =>
        problem.ActorNames.Index().Where(actor => isMeant?.Invoke(actor.Index) ?? true)
            .Select(actor => KeyValuePair.Create(actor.Item, number(actor.Index)));

    private static IEnumerable<double> Own(Scenario scenario, int issue, IEnumerable<double> positions) =>
        positions.Select(position => TermsJson.Own(scenario.Issues[issue].Value, position));

    private static IEnumerable<IEnumerable<T>> Grid<T>(AcceptableRegion region, T[,] at) =>
        region.Horizontal.Select((_, x) => region.Vertical.Select((_, y) => at[x, y]));

    /// <summary>Everything that the answer is made from.</summary>
    internal sealed record Asked(ScenarioFile File, Scenario Scenario, PackageSolution Solution, SolveExtras Extras, string? Explained)
    {
        public PackageProblem Problem => Solution.Problem;

        public DealSpace Space => Solution.Space;

        public Worth At(DealPoint point, double residual, SolveStatus status) => new(Scenario, Problem, point, residual, status);

        public KeyValuePair<string, T>[] ByActor<T>(T first, T second) => Pair(Problem.ActorNames, Extras.Pair!.Value, first, second);

        public KeyValuePair<string, T>[] ByIssue<T>(T first, T second) => Pair(Problem.IssueNames, Extras.Issues!.Value, first, second);

        private static KeyValuePair<string, T>[] Pair<T>(IReadOnlyList<string> names, (int First, int Second) places, T first, T second) =>
            [KeyValuePair.Create(names[places.First], first), KeyValuePair.Create(names[places.Second], second)];
    }

    /// <summary>Terms of the package, and how far they can be trusted.</summary>
    internal sealed record Worth(Scenario Scenario, PackageProblem Problem, DealPoint Point, double Residual, SolveStatus Status);
}
