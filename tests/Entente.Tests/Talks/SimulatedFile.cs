using System.Globalization;
using System.Text;
using Entente.Scenarios;
using Entente.Talks;
using Entente.Tests.Answers;

namespace Entente.Tests.Talks;

/// <summary>A scenario simulated at the central value of every uncertain number, with short ways to what its draws say.</summary>
internal sealed class SimulatedFile
{
    public const ulong Seed = 20250213;

    public SimulatedFile(Scenario scenario, TalksOptions? options = null)
    {
        Scenario = scenario;
        World = new World(scenario, options ?? TalksOptions.Default with { LooksEvery = 1 });
    }

    public Scenario Scenario { get; }

    public World World { get; }

    /// <summary>The sections after the head: from 2025-01-01 until 2026-01-01 in steps of a week.</summary>
    public static SimulatedFile Of(FormattableString sections, TalksOptions? options = null) => new(SolvedFile.Read(sections), options);

    public static Scenario Shipped(string name) => ScenarioReader.ReadFile(Path.Combine(Repository.Root, "scenarios", name)).Scenario!;

    public static double Central(Uncertain number) => number.Central;

    public Draw Draw(int index = 0)
    {
        Draw draw = World.Run(Central, Seed, index);
        Assert.Null(draw.Failure);
        return draw;
    }

    public Draw[] Draws(int count) => [.. Enumerable.Range(0, count).Select(Draw)];

    public int Actor(string name)
    {
        Assert.True(Scenario.Actors.TryIndexOf(name, out int index));
        return index;
    }

    public int Package(string name) => World.PackageNames.Index().Single(one => one.Item == name).Index;

    /// <summary>Everything a draw says, to the last bit.</summary>
    public static string Digest(Draw draw)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{draw.Index} {draw.Failure} {draw.Outcome} {draw.EndOfWar}\n");
        foreach (Agreement agreement in draw.Agreements)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{agreement.Package} {agreement.Step} {agreement.Date} {agreement.Broken} {agreement.Replaced} {agreement.YearsHeld:R}: ");
            text.AppendJoin(' ', ((IEnumerable<double>[])[agreement.Terms, agreement.Utilities, agreement.Value.IfHeld,
                agreement.Value.Worth, agreement.Value.NoDeal, agreement.Value.Deadline]).SelectMany(numbers => numbers).Select(Exact))
                .Append('\n');
        }

        text.AppendJoin(' ', draw.Happenings).Append('\n');
        text.AppendJoin(' ', draw.Payoffs.Concat(draw.FinalTerms).Concat(draw.PathAgreement).Select(Exact)).Append('\n');
        for (int step = 0; step < draw.Path.Steps; step++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Exact(draw.Path.Front(step))} {draw.Path.Standing(step)}");
            for (int p = 0; p < draw.Path.Packages; p++)
            {
                text.Append(CultureInfo.InvariantCulture, $" {Exact(draw.Path.Depth(step, p))} {draw.Path.Crossing(step, p)}");
            }

            for (int i = 0; i < draw.Payoffs.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $" {Exact(draw.Path.Reservation(step, i))} {Exact(draw.Path.BeliefMean(step, i))} "
                        + $"{Exact(draw.Path.BeliefDeviation(step, i))}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Exact(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
