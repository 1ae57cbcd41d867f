using System.Text.Json.Nodes;
using Google.OrTools.LinearSolver;

#:package Google.OrTools@9.15.6755
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
// Proves our answers to random deal problems by linear programs of a general solver (GLOP of Google OR-tools). Losses |d − x|^ρ and
// logarithms are replaced by their tangents, one more at each optimum until nothing is cut off (Kelley 1960): what the program then reaches
// is an upper bound of the true optimum, and ours, which belongs to real terms, must be within 1e-6 of it.
//   dotnet run -c Release --project bench/Entente.Benchmarks -- deals-export problems.json 300
//   dotnet run bench/peers/deals_ortools.cs problems.json
// Not part of the solution, because the package brings 450 MB for all platforms.
using System.Text.Json.Nodes;
using Google.OrTools.LinearSolver;

const double Tolerance = 1e-6;
var worst = new SortedDictionary<string, double>(StringComparer.Ordinal);
int compared = 0, wrong = 0;
foreach (JsonNode? problem in JsonNode.Parse(File.ReadAllText(args[0]))!.AsArray())
{
    var program = new DealProgram(problem!);
    Prove("depth", program.Depth, (double)problem!["depth"]!);
    if (!(bool)problem["hasZone"]!)
    {
        continue;
    }

    Prove("Nash, sum of logarithms", program.Nash, program.Logs([.. problem["gains"]!.AsArray().Select(gain => (double)gain!)]));
    Prove("utilitarian, sum", program.Sum, problem["utilitarian"]!.AsArray().Sum(gain => (double)gain!));
    Prove("egalitarian, least", program.Least, problem["egalitarian"]!.AsArray().Min(gain => (double)gain!));
    for (int k = 0; k < program.Issues; k++)
    {
        int issue = k;
        Prove("range, share of the scale", ours => program.Position(issue, -1, ours), -(double)problem["ranges"]![k]![0]! / 100);
        Prove("range, share of the scale", ours => program.Position(issue, 1, ours), (double)problem["ranges"]![k]![1]! / 100);
    }
}

foreach ((string what, double off) in worst)
{
    Console.WriteLine(FormattableString.Invariant($"{what}: differs by at most {off:E1}"));
}

Console.WriteLine($"{compared} comparisons, {wrong} beyond 1e-6");
return wrong > 0 ? 1 : 0;

void Prove(string what, Func<double, double> bounded, double ours)
{
    double bound = bounded(ours);
    compared++;
    wrong += Math.Abs(bound - ours) <= Tolerance ? 0 : 1;
    worst[what] = Math.Max(worst.GetValueOrDefault(what), Math.Abs(bound - ours));
}

/// <summary>One deal problem as linear programs.</summary>
internal sealed class DealProgram(JsonNode problem)
{
    private const int Rounds = 200;
    private const double Enough = 1e-10;
    private const double Near = 5e-7; // a bound this near to our answer needs no more tangents

    private readonly JsonArray actors = problem["actors"]!.AsArray();

    public int Issues => actors[0]!["wants"]!.AsArray().Count;

    public double Logs(double[] gains) =>
        gains.Select((gain, i) => AtTable(i) ? Number(actors[i]!, "bargainingWeight") * Math.Log(gain) : 0).Sum();

    public double Depth(double ours) => Solve(ours, (solver, gains, _) => Raise(solver, gains, everybody: true), floors: false);

    public double Least(double ours) => Solve(ours, (solver, gains, _) => Raise(solver, gains, everybody: false), floors: true);

    public double Sum(double ours) => Solve(
        ours,
        (_, gains, _) =>
        {
            LinearExpr sum = new();
            foreach (Variable gain in gains.Where((_, i) => AtTable(i)))
            {
                sum += gain;
            }

            return sum;
        },
        floors: true);

    public double Position(int issue, double sign, double ours) => Solve(ours, (_, _, terms) => sign * terms[issue], floors: true);

    public double Nash(double ours) => Solve(ours, null, floors: true);

    private LinearExpr Raise(Solver solver, Variable[] gains, bool everybody)
    {
        Variable level = solver.MakeNumVar(-2, 2, "level");
        foreach (Variable gain in gains.Where((_, i) => everybody || AtTable(i)))
        {
            solver.Add(gain >= level);
        }

        return new LinearExpr() + level;
    }

    private double Solve(double ours, Func<Solver, Variable[], Variable[], LinearExpr>? objective, bool floors)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        solver.SetSolverSpecificParametersAsString("primal_feasibility_tolerance:1e-11 dual_feasibility_tolerance:1e-11 "
            + "solution_feasibility_tolerance:1e-9");
        Variable[] terms = [.. Enumerable.Range(0, Issues).Select(k => solver.MakeNumVar(
            actors.Max(actor => Want(actor!, k, "low")) / 100, actors.Min(actor => Want(actor!, k, "high")) / 100, "d"))];
        Variable[] gains = [.. actors.Select((_, i) => solver.MakeNumVar(floors ? 0 : -2, 2, "g"))];
        Variable[,] losses = new Variable[actors.Count, Issues];
        for (int i = 0; i < actors.Count; i++)
        {
            LinearExpr total = new();
            for (int k = 0; k < Issues; k++)
            {
                losses[i, k] = solver.MakeNumVar(0, 1, "l");
                total += Want(actors[i]!, k, "weight") * losses[i, k];
            }

            solver.Add(gains[i] + total <= 1 - Number(actors[i]!, "reservation"));
        }

        Variable[] logs = objective is null ? [.. gains.Select(_ => solver.MakeNumVar(-100, 1, "y"))] : [];
        LinearExpr goal = new();
        if (objective is null)
        {
            for (int i = 0; i < gains.Length; i++)
            {
                goal += (AtTable(i) ? Number(actors[i]!, "bargainingWeight") : 0) * logs[i];
            }
        }
        else
        {
            goal = objective(solver, gains, terms);
        }

        solver.Maximize(goal);
        for (int round = 0; ; round++)
        {
            if (solver.Solve() != Solver.ResultStatus.OPTIMAL)
            {
                return double.NaN;
            }

            double bound = solver.Objective().Value();
            if (Math.Abs(bound - ours) < Near || !Cut(solver, terms, losses, gains, logs) || round == Rounds)
            {
                return bound;
            }
        }
    }

    /// <summary>Adds the tangents that the optimum cuts off; false when it cuts off none.</summary>
    private bool Cut(Solver solver, Variable[] terms, Variable[,] losses, Variable[] gains, Variable[] logs)
    {
        bool any = false;
        var cuts = new List<LinearConstraint>();
        for (int i = 0; i < actors.Count; i++)
        {
            double exponent = Number(actors[i]!, "curvature");
            for (int k = 0; k < terms.Length; k++)
            {
                double at = terms[k].SolutionValue(), ideal = Want(actors[i]!, k, "ideal") / 100, distance = Math.Abs(at - ideal);
                if (Math.Pow(distance, exponent) - losses[i, k].SolutionValue() > Enough)
                {
                    double slope = exponent * Math.Pow(distance, exponent - 1) * Math.Sign(at - ideal);
                    cuts.Add(losses[i, k] >= Math.Pow(distance, exponent) + slope * (terms[k] - at));
                }
            }

            if (logs.Length > 0 && AtTable(i))
            {
                double gain = Math.Max(gains[i].SolutionValue(), 1e-6);
                if (logs[i].SolutionValue() - Math.Log(gain) > Enough)
                {
                    cuts.Add(logs[i] <= Math.Log(gain) + (1 / gain) * (gains[i] - gain));
                }
            }
        }

        foreach (LinearConstraint cut in cuts)
        {
            solver.Add(cut);
            any = true;
        }

        return any;
    }

    private bool AtTable(int actor) => (bool)actors[actor]!["atTable"]!;

    private static double Number(JsonNode actor, string key) => (double)actor[key]!;

    private static double Want(JsonNode actor, int issue, string key) => (double)actor["wants"]![issue]![key]!;
}
