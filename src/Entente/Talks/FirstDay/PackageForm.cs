using System.Runtime.CompilerServices;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What of a package rests on no number: who takes part, what it settles, and what it goes with. Found once a state of the
/// scenario, since thousands of draws pass through it.</summary>
internal sealed class PackageForm
{
    private static readonly ConditionalWeakTable<Scenario, PackageForm[]> Known = [];

    private readonly Lazy<bool[][]?> giving;
    private readonly bool[][] binds; // [actor][issue]

    /// <summary>Finds it.</summary>
    /// <param name="scenario">The scenario, as it stands after any changes.</param>
    /// <param name="name">The package's key.</param>
    /// <param name="package">The package.</param>
    public PackageForm(Scenario scenario, string name, Package package)
    {
        (Name, Package) = (name, package);
        StopsFighting = package.Stops(scenario);
        Roles = [.. scenario.Actors.Names.Select(actor => package.RoleOf(actor, scenario))];
        HasTable = Roles.Contains(Role.Table);
        Covers = [.. scenario.Issues.Names.Select(package.Covers.Includes)];
        Earlier = Places(package.After, scenario);
        NotWith =
        [
            .. Places(
                [.. package.NotWith, .. scenario.Packages.Where(one => one.Value.NotWith.Contains(name)).Select(one => one.Key)],
                scenario).Distinct(),
        ];
        MovesFront = FirstThatMovesFront(scenario, package);
        Delivery =
        [
            .. scenario.Issues.Select(issue => package.Covers.Includes(issue.Key) && issue.Value is ScaleIssue { Delivered: true } scale
                ? scale.Over?.Years ?? 0 : double.NaN),
        ];
        Delivers = Delivery.Any(over => !double.IsNaN(over));
        binds = [.. scenario.Actors.Names.Select(actor => scenario.Issues.Names.Select(issue => package.Binds(actor, issue, scenario))
            .ToArray())];
        Hangs = scenario.Issues.Values.Any(RedLine.Hangs);
        IsSoft = scenario.Issues.Values.Any(RedLine.IsSoft);
        MayFail = scenario.Issues.Values.Any(issue => issue.MayFail.Count > 0);
        giving = new(() => GivingLines(scenario), isThreadSafe: true);
    }

    /// <summary>The packages of a scenario, as it stands after any changes.</summary>
    public static IReadOnlyList<PackageForm> AllOf(Scenario scenario) => Known.GetValue(scenario, static one =>
        [.. one.AllPackages.Select(package => new PackageForm(one, package.Key, package.Value))]);

    /// <summary>The package's key.</summary>
    public string Name { get; }

    /// <summary>The package.</summary>
    public Package Package { get; }

    /// <summary>Whether there is no fighting, or none while the package holds.</summary>
    public bool StopsFighting { get; }

    /// <summary>How each actor takes part.</summary>
    public Role[] Roles { get; }

    /// <summary>Whether anybody bargains over the package.</summary>
    public bool HasTable { get; }

    /// <summary>Whether the package settles each issue.</summary>
    public bool[] Covers { get; }

    /// <summary>The packages of which one must be in force, or have run its course, by place; none = always on offer.</summary>
    public int[] Earlier { get; }

    /// <summary>The packages that cannot be in force beside it, whichever of the two says so, by place.</summary>
    public int[] NotWith { get; }

    /// <summary>The first covered issue whose position redraws the front; −1 if there is none.</summary>
    public int MovesFront { get; }

    /// <summary>Years that it takes to deliver what is agreed on each issue; NaN where it ends with the deal.</summary>
    public double[] Delivery { get; }

    /// <summary>Whether something of its terms stays when it ends.</summary>
    public bool Delivers { get; }

    /// <summary>Whether some red line of the scenario hangs on other issues.</summary>
    public bool Hangs { get; }

    /// <summary>Whether some red line of the scenario can be passed at a price.</summary>
    public bool IsSoft { get; }

    /// <summary>Whether some terms of the scenario may not be carried out.</summary>
    public bool MayFail { get; }

    /// <summary>Whose red lines that bind here give way, [actor][issue]; null if none does.</summary>
    public bool[][]? Giving => giving.Value;

    /// <summary>Whether an actor's red line on an issue binds, if it is asked at all.</summary>
    public bool Binds(int actor, int issue) => binds[actor][issue];

    private bool[][]? GivingLines(Scenario scenario)
    {
        if (!RedLine.Gives(scenario))
        {
            return null;
        }

        bool[][] give =
        [
            .. scenario.Actors.Names.Select((actor, i) => scenario.Issues.Values.Select((issue, k) =>
                issue is ScaleIssue scale && Roles[i].IsRequired && Binds(i, k)
                    && RedLine.Of(actor, scenario, scale).Any(line => line.Gives.High > 0)).ToArray()),
        ];
        return give.Any(actor => actor.Contains(true)) ? give : null;
    }

    private static int[] Places(IEnumerable<string> names, Scenario scenario) =>
        [.. names.Select(one => scenario.AllPackages.TryIndexOf(one, out int place) ? place : -1).Where(place => place >= 0)];

    private static int FirstThatMovesFront(Scenario scenario, Package package)
    {
        foreach ((int k, (string name, Issue issue)) in scenario.Issues.Index())
        {
            if (scenario.War is FrontWar && package.Covers.Includes(name) && issue is ScaleIssue { Front: { CanBeInverted: true } })
            {
                return k;
            }
        }

        return -1;
    }
}
