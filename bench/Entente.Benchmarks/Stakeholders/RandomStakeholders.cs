using Entente.Numerics;
using Entente.Stakeholders;

namespace Entente.Benchmarks.Stakeholders;

/// <summary>Stakeholder problems of any size: positions, saliences and capabilities uniform, the same on every run.</summary>
internal static class RandomStakeholders
{
    public static StakeholderProblem Of(int actors, int issues)
    {
        RandomStream random = new(2025, "stakeholders-cost", "", actors, issues);
        var stakes = new Stake?[actors, issues];
        for (int i = 0; i < actors; i++)
        {
            double capability = 1 + (99 * random.NextUniform());
            for (int k = 0; k < issues; k++)
            {
                stakes[i, k] = new(100 * random.NextUniform(), (5 + (90 * random.NextUniform())) / issues, capability);
            }
        }

        return new(
            [.. Enumerable.Range(0, actors).Select(i => new StakeholderActor($"a{i}", $"a{i}"))],
            [.. Enumerable.Range(0, issues).Select(k => new StakeholderIssue($"i{k}", $"i{k}", Today: 50))],
            stakes);
    }
}
