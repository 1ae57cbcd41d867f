using CsCheck;
using Entente.Stakeholders;

namespace Entente.Tests.Stakeholders;

/// <summary>Problems for tests.</summary>
internal static class StakeholderCases
{
    /// <summary>The seed of random problems, so that a failure repeats.</summary>
    public const string Seed = "0N0XIzNsQ0O2";

    /// <summary>One issue.</summary>
    public static StakeholderProblem OneIssue(params (string Actor, double Position, double Salience, double Capability)[] actors) =>
        Of(["issue"], [.. actors.Select(actor => (actor.Actor, new Stake?[] { new(actor.Position, actor.Salience, actor.Capability) }))]);

    /// <summary>Any number of issues.</summary>
    public static StakeholderProblem Of(string[] issues, (string Actor, Stake?[] Stakes)[] actors)
    {
        var stakes = new Stake?[actors.Length, issues.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            for (int k = 0; k < issues.Length; k++)
            {
                stakes[i, k] = actors[i].Stakes[k];
            }
        }

        return new([.. actors.Select(actor => new StakeholderActor(actor.Actor, actor.Actor))],
            [.. issues.Select(issue => new StakeholderIssue(issue, issue, 50))], stakes);
    }

    /// <summary>Random problems with distinct positions, and a few empty places.</summary>
    public static Gen<StakeholderProblem> Random(int fewestActors = 3, int mostActors = 8, int mostIssues = 3) =>
        from actors in Gen.Int[fewestActors, mostActors]
        from issues in Gen.Int[1, mostIssues]
        from positions in Gen.Double[0, 100].Array[actors * issues]
        from saliences in Gen.Double[1, 100].Array[actors * issues]
        from capabilities in Gen.Double[1, 100].Array[actors]
        from absent in Gen.Int[0, 9].Array[actors * issues]
        select Of(
            [.. Enumerable.Range(0, issues).Select(k => $"i{k}")],
            [
                .. Enumerable.Range(0, actors).Select(i => ($"a{i}", (Stake?[])
                [
                    .. Enumerable.Range(0, issues).Select(k => i >= 2 && absent[(i * issues) + k] == 0
                        ? null
                        : new Stake(positions[(i * issues) + k], saliences[(i * issues) + k], capabilities[i])),
                ])),
            ]);

    /// <summary>The stakes of a problem.</summary>
    public static Stake?[,] Stakes(StakeholderProblem problem)
    {
        var stakes = new Stake?[problem.Actors.Count, problem.Issues.Count];
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            for (int k = 0; k < problem.Issues.Count; k++)
            {
                stakes[i, k] = problem[i, k];
            }
        }

        return stakes;
    }

    /// <summary>The same problem seen in a mirror: 0 becomes 100.</summary>
    public static StakeholderProblem Mirrored(StakeholderProblem problem)
    {
        var stakes = new Stake?[problem.Actors.Count, problem.Issues.Count];
        for (int i = 0; i < problem.Actors.Count; i++)
        {
            for (int k = 0; k < problem.Issues.Count; k++)
            {
                stakes[i, k] = problem[i, k] is Stake stake ? stake with { Position = 100 - stake.Position } : null;
            }
        }

        return new(problem.Actors, [.. problem.Issues.Select(issue => issue with { Today = 100 - issue.Today })], stakes);
    }
}
