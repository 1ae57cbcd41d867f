using System.Text.Json.Nodes;
using Entente.Deals;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Talks.FirstDay;

namespace Entente.Answers.Solve;

/// <summary>The answer of `solve` for other programs; the keys are stable.</summary>
internal static class SolveJson
{
    public static JsonObject Of(ScenarioFile file, Scenario scenario, PackageSolution solution, SolveExtras extras, string? explained = null)
    {
        PackageProblem problem = solution.Problem;
        DealSpace space = solution.Space;
        JsonObject answer = new()
        {
            ["scenario"] = file.Name,
            ["package"] = problem.Name,
            ["depth"] = space.Depth,
            ["zopa"] = space.IsDecided ? space.HasZone : null,
            ["reservation"] = ByActor(problem, i => problem.Roles[i].IsRequired, i => problem.Reservations[i].Value),
            ["binding"] = new JsonArray([.. Binding(problem, space).Select(name => (JsonNode)JsonValue.Create(name))]),
            ["closest"] = space.Closest is Closest closest ? At(scenario, problem, closest.Point, closest.Residual, closest.Status) : null,
            ["range"] = new JsonObject(space.Ranges.Select(range =>
                KeyValuePair.Create(problem.IssueNames[range.Issue], (JsonNode?)Range(scenario.Issues[range.Issue].Value, range)))),
            ["solutions"] = new JsonObject(space.Solutions.Select(one => KeyValuePair.Create(one.Rule.Key, (JsonNode?)Solution(scenario, problem, one)))),
            ["left-out"] = new JsonObject(solution.LeftOut.Select(one => KeyValuePair.Create(problem.ActorNames[one.Actor], (JsonNode?)new JsonObject
            {
                ["utility"] = one.Utility,
                ["no-deal"] = one.NoDeal,
                ["today"] = one.Today,
                ["compensation"] = one.Compensation,
            }))),
        };
        if (solution.WithoutDeadlines is DealWithoutDeadlines without)
        {
            answer["deadlines"] = new JsonObject
            {
                ["worth"] = ByActor(problem, i => problem.DeadlineWorth[i] > 0, i => problem.DeadlineWorth[i]),
                ["depth-without"] = without.Depth,
                ["zopa-without"] = without.HasZone,
            };
        }

        Add(extras, scenario, problem, answer);
        if (explained is not null)
        {
            answer["numbers"] = new JsonArray([.. NumberEvidence.OfActor(file, explained).Select(one => (JsonNode)new JsonObject
            {
                ["path"] = one.Number.Path,
                ["value"] = Number(one.Number.Value.Central),
                ["evidence"] = new JsonArray([.. one.Evidence.Select(piece => (JsonNode)Evidence(piece.Key, piece.Value, scenario))]),
            })]);
        }

        return answer;
    }

    private static JsonObject Solution(Scenario scenario, PackageProblem problem, RuleSolution one)
    {
        JsonObject solution = At(scenario, problem, one.Point, one.Residual, one.Status);
        solution.Insert(0, "rule", one.Rule.Statement);
        return solution;
    }

    /// <summary>Terms, and what they are worth to everybody.</summary>
    private static JsonObject At(Scenario scenario, PackageProblem problem, DealPoint point, double residual, SolveStatus status) => new()
    {
        ["terms"] = Terms(scenario, point.Terms),
        ["utility"] = Utilities(problem, point.Terms),
        ["gain"] = Gains(problem, point.Terms, (value, i) => value.Gain(i)),
        ["gain-if-held"] = Gains(problem, point.Terms, (value, i) => value.GainIfHeld(i)),
        ["residual"] = Number(residual),
        ["status"] = Status(status),
    };

    private static JsonObject Evidence(string name, PieceOfEvidence piece, Scenario scenario) => new()
    {
        ["name"] = name,
        ["says"] = piece.Says,
        ["speaker"] = piece.Speaker,
        ["source"] = piece.Source is string source ? scenario.Sources[source].Title : null,
        ["at"] = piece.At,
        ["confidence"] = piece.Confidence.ToString().ToLowerInvariant(),
        ["status"] = piece.Status.ToString().ToLowerInvariant(),
    };

    private static void Add(SolveExtras extras, Scenario scenario, PackageProblem problem, JsonObject answer)
    {
        if (extras.Verdict is TermsVerdict verdict)
        {
            answer["terms"] = Verdict(scenario, problem, verdict);
            if (extras.WithoutDeadlines is TermsVerdict without)
            {
                answer["terms"]!["accepted-without-deadlines"] = without.Accepted;
            }
        }

        if (extras is { Pair: (int first, int second), Frontier: ParetoFrontier frontier })
        {
            answer["frontier-status"] = Status(frontier.Status);
            answer["frontier"] = new JsonArray([.. frontier.Points.Select(point => (JsonNode)new JsonObject
            {
                [problem.ActorNames[first]] = point.First,
                [problem.ActorNames[second]] = point.Second,
                ["status"] = Status(point.Status),
                ["terms"] = Terms(scenario, point.Terms),
            })]);
        }

        if (extras is { Region: AcceptableRegion region, Issues: (int x, int y) })
        {
            answer["region"] = new JsonObject
            {
                [problem.IssueNames[x]] = Numbers(region.Horizontal),
                [problem.IssueNames[y]] = Numbers(region.Vertical),
                ["depth"] = Grid(region, (x, y) => Number(region.Depth[x, y])),
                ["zopa"] = Grid(region, (x, y) => region.HasZone[x, y]),
            };
        }
    }

    private static JsonArray Grid(AcceptableRegion region, Func<int, int, JsonNode?> at) =>
        [.. Enumerable.Range(0, region.Horizontal.Count).Select(x => (JsonNode)new JsonArray([.. Enumerable.Range(0, region.Vertical.Count).Select(y => at(x, y))]))];

    private static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(value => (JsonNode)value)];

    private static JsonObject Verdict(Scenario scenario, PackageProblem problem, TermsVerdict verdict) => new()
    {
        ["terms"] = Terms(scenario, verdict.Point.Terms),
        ["accepted"] = verdict.Accepted,
        ["utility"] = Utilities(problem, verdict.Point.Terms),
        ["broken-constraints"] = verdict.BrokenSums.Count + verdict.BrokenRules.Count,
        ["answers"] = new JsonObject(verdict.Actors.Select(actor => KeyValuePair.Create(problem.ActorNames[actor.Actor], (JsonNode?)new JsonObject
        {
            ["accepts"] = actor.Accepts,
            ["gain"] = actor.Gain,
            ["red-lines-crossed"] = new JsonArray([.. actor.CrossedRedLines.Select(issue => (JsonNode)problem.IssueNames[issue])]),
            ["would-accept-with"] = Changes(scenario, problem, actor.Turns),
            ["would-accept-with-both"] = Changes(scenario, problem, actor.JointTurn),
        }))),
        ["better-for-all"] = verdict.Improvement is DealPoint better ? Terms(scenario, better.Terms) : null,
    };

    private static JsonArray Changes(Scenario scenario, PackageProblem problem, IReadOnlyList<TermsChange> changes) => [.. changes.Select(change => (JsonNode)new JsonObject
    {
        ["issue"] = problem.IssueNames[change.Issue],
        ["value"] = Value(scenario, change.Issue, change.To),
    })];

    private static JsonNode Value(Scenario scenario, int issue, double value) =>
        scenario.Issues[issue].Value is OptionsIssue options ? options.Options[(int)value].Key : value;

    /// <summary>Terms by issue: positions as numbers, options by name.</summary>
    public static JsonObject Terms(Scenario scenario, IReadOnlyList<double> terms) => new(scenario.Issues.Select((issue, k) =>
        KeyValuePair.Create(issue.Key, (JsonNode?)Value(scenario, k, terms[k]))));

    /// <summary>U of every actor.</summary>
    public static JsonObject Utilities(PackageProblem problem, IReadOnlyList<double> terms)
    {
        double[] utilities = problem.Utilities(terms);
        return ByActor(problem, _ => true, i => utilities[i]);
    }

    /// <summary>What every actor gains by terms.</summary>
    private static JsonObject Gains(PackageProblem problem, IReadOnlyList<double> terms, Func<DealValue, int, double> gain)
    {
        DealValue value = problem.ValueOf(terms);
        return ByActor(problem, _ => true, i => gain(value, i));
    }

    /// <summary>Whoever holds the depth down; where red lines cross, whoever drew them.</summary>
    public static IEnumerable<string> Binding(PackageProblem problem, DealSpace space) =>
        (space.Closest?.Binding ?? [.. space.Crossings.SelectMany(crossing => crossing.Actors).Distinct().Order()]).Select(i => problem.ActorNames[i]);

    /// <summary>A status in words.</summary>
    public static string Status(SolveStatus status) => status switch
    {
        SolveStatus.Converged => "converged",
        SolveStatus.LocalOptimum => "local optimum",
        SolveStatus.Stopped => "stopped",
        SolveStatus.NotConverged => "not converged",
    };

    private static JsonObject ByActor(PackageProblem problem, Func<int, bool> isMeant, Func<int, double> number) =>
        new(Enumerable.Range(0, problem.ActorNames.Count).Where(isMeant)
            .Select(i => KeyValuePair.Create(problem.ActorNames[i], (JsonNode?)number(i))));

    private static JsonArray Range(Issue issue, IssueRange range) => issue is OptionsIssue options
        ? [.. range.Options.Select(option => (JsonNode)options.Options[option].Key)]
        : [range.Low, range.High];

    // JSON has no infinity: a residual without a bound, or a depth without feasible terms, is nothing.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
