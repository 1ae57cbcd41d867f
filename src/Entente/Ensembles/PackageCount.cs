using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>Adds up what happened to one package over the draws.</summary>
internal sealed class PackageCount
{
    private readonly Scenario scenario;
    private readonly bool stopsFighting;
    private readonly (string Name, int Issue, int Options)[] covered;
    private readonly ScrambledMean agreed = new();
    private readonly ScrambledMean broken = new();
    private readonly ScrambledMean expired = new();
    private readonly ScrambledMean forABreach = new();
    private readonly SortedDictionary<(int Issue, int Actor), SpreadOfDraws> gaveWay = [];
    private readonly SortedDictionary<(int Issue, int Actor), ScrambledMean> failures = [];
    private readonly int[] signers;
    private readonly ScrambledMean[] holds;
    private readonly SpreadOfDraws years = new();
    private readonly SpreadOfDraws[] positions;
    private readonly OriginCount[] origins;
    private readonly ScrambledMean[][] options;
    private readonly SpreadOfDraws[] utilities;
    private readonly SpreadOfDraws[] noDeals;
    private readonly SpreadOfDraws[] worths;
    private readonly SpreadOfDraws[] gains;
    private readonly SpreadOfDraws[] gainsIfHeld;
    private readonly string[] breakers;
    private readonly bool lasts;
    private readonly FixedSum[] ended;

    /// <summary>Begins with no draws.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="package">Index of the package.</param>
    /// <param name="stopsFighting">Whether the fighting stops while it holds, or there is none.</param>
    public PackageCount(Scenario scenario, int package, bool stopsFighting)
    {
        (this.scenario, this.stopsFighting) = (scenario, stopsFighting);
        Package one = scenario.AllPackages[package].Value;
        covered = [.. scenario.Issues.Index().Where(issue => one.Covers.Includes(issue.Item.Key))
            .Select(issue => (issue.Item.Key, issue.Index, (issue.Item.Value as OptionsIssue)?.Options.Count ?? 0))];
        positions = [.. covered.Select(_ => new SpreadOfDraws())];
        origins = [.. covered.Select(_ => new OriginCount())];
        options = [.. covered.Select(issue => Enumerable.Range(0, issue.Options).Select(_ => new ScrambledMean()).ToArray())];
        signers = new int[scenario.Actors.Count];
        utilities = Each();
        noDeals = Each();
        worths = Each();
        gains = Each();
        gainsIfHeld = Each();
        holds = [.. Enumerable.Range(0, one.EndsFighting ? HoldingTest.WholeYears(scenario) : 0).Select(_ => new ScrambledMean())];
        lasts = one.Lasts is not null;
        breakers = [.. scenario.Actors.Names, .. scenario.Holding?.Spoilers.Names ?? []];
        ended = new FixedSum[breakers.Length];

        SpreadOfDraws[] Each() => [.. scenario.Actors.Select(_ => new SpreadOfDraws())];
    }

    /// <summary>Counts a draw and the first agreement on the package in it, if there is one.</summary>
    public void Add(Draw draw, Agreement? first)
    {
        agreed.Add(draw.Index, first is not null);
        if (first is null)
        {
            return;
        }

        years.Add(draw.Index, (first.Date.DayNumber - scenario.From.DayNumber) / Duration.DaysInYear);
        for (int k = 0; k < covered.Length; k++)
        {
            double value = first.Terms[covered[k].Issue];
            if (covered[k].Options > 0)
            {
                for (int option = 0; option < options[k].Length; option++)
                {
                    options[k][option].Add(draw.Index, option == (int)value);
                }
            }
            else
            {
                positions[k].Add(draw.Index, value);
                if (first.Origins.Count > 0 && first.Origins[covered[k].Issue] is TermsOrigin origin)
                {
                    origins[k].Add(draw.Index, origin);
                }
            }
        }

        expired.Add(draw.Index, first.Expired is not null);
        foreach (IGrouping<(int Issue, int Actor), LineMove> line in first.Lines.GroupBy(one => (one.Issue, one.Actor)))
        {
            if (!gaveWay.TryGetValue(line.Key, out SpreadOfDraws? points))
            {
                gaveWay.Add(line.Key, points = new());
            }

            points.Add(draw.Index, line.Max(one => one.Points));
        }

        foreach (Performance one in first.Performances)
        {
            if (!failures.TryGetValue((one.Issue, one.Actor), out ScrambledMean? share))
            {
                failures.Add((one.Issue, one.Actor), share = new());
            }

            share.Add(draw.Index, one.Fails);
        }

        for (int i = 0; i < utilities.Length; i++)
        {
            utilities[i].Add(draw.Index, first.Utilities[i]);
            noDeals[i].Add(draw.Index, first.Value.NoDeal[i]);
            worths[i].Add(draw.Index, first.Value.Worth[i]);
            gains[i].Add(draw.Index, first.Value.Gain(i));
            gainsIfHeld[i].Add(draw.Index, first.Value.GainIfHeld(i));
        }

        AddHolding(draw.Index, first);
    }

    /// <summary>Carries the sums.</summary>
    public void Carry(SumCarrier carrier)
    {
        carrier.Carry([agreed, broken, expired, forABreach]);
        carrier.Carry(gaveWay, PairText, PairOf, () => new(), spread =>
        {
            spread.Carry(carrier);
            return spread;
        });
        carrier.Carry(failures, PairText, PairOf, () => new(), share =>
        {
            share.Carry(carrier);
            return share;
        });
        carrier.Carry(signers.AsSpan());
        carrier.Carry(holds);
        years.Carry(carrier);
        carrier.Carry(positions);
        foreach (OriginCount origin in origins)
        {
            origin.Carry(carrier);
        }

        carrier.Carry(options.SelectMany(option => option));
        carrier.Carry([.. utilities, .. noDeals, .. worths, .. gains, .. gainsIfHeld]);
        carrier.Carry(ended.AsSpan());
    }

    /// <summary>The forecast of the draws so far.</summary>
    /// <param name="failed">How many worlds could not be computed.</param>
    public PackageForecast Build(int failed) => Build(FailedWorlds.Chance(agreed, failed, agreed.Draws + failed), failed);

    private PackageForecast Build(Chance chance, int failed) => new()
    {
        P = chance.P,
        Se = chance.Se,
        Low = chance.Low,
        High = chance.High,
        StopsFighting = stopsFighting,
        Draws = years.Draws,
        YearsUntil = years.Spread(),
        Terms = new(covered.Select((issue, k) => KeyValuePair.Create(issue.Name, Terms(k)))),
        GaveWay = gaveWay.Count == 0 ? null : [.. gaveWay.Select(one => new LineGiven(
            scenario.Issues[one.Key.Issue].Key, scenario.Actors[one.Key.Actor].Key,
            one.Value.Spread().InUnit(((ScaleIssue)scenario.Issues[one.Key.Issue].Value).Scale, isLength: true)))],
        NotCarriedOut = failures.Count == 0 ? null : [.. failures.Select(one => (one.Key, Chance: Among(one.Value, failed)))
            .Select(one => new NotCarriedOut(
                scenario.Issues[one.Key.Issue].Key, scenario.Actors[one.Key.Actor].Key, one.Chance.P, one.Chance.Se))],
        Utility = ByActor(utilities),
        NoDeal = ByActor(noDeals),
        Worth = ByActor(worths),
        Gain = ByActor(gains),
        GainIfHeld = ByActor(gainsIfHeld),
        Broken = Among(broken, failed),
        Expired = lasts ? Among(expired, failed) : null,
        BrokenBy = FewWorlds.AreTooFew(years.Draws) || Ended.Sum() == 0 ? [] : new(breakers.Zip(Ended).Where(one => one.Second > 0)
            .OrderByDescending(one => one.Second).ThenBy(one => one.First, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.First, one.Second / Ended.Sum()))),
        ForABreach = Among(forABreach, failed),
        ForABreachBy = FewWorlds.AreTooFew(years.Draws) ? [] : new(scenario.Actors.Names.Zip(signers).Where(one => one.Second > 0)
            .OrderByDescending(one => one.Second).ThenBy(one => one.First, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.First, (double)one.Second / years.Draws))),
        Holds = new(holds.Select((held, y) => (Years: y + 1, Chance: Among(held, failed)))
            .Select(one => new HoldsFor(one.Years, one.Chance.P, one.Chance.Se) { Low = one.Chance.Low, High = one.Chance.High })),
    };

    private IEnumerable<double> Ended => ended.Select(one => one.Value);

    private static string PairText((int Issue, int Actor) pair) =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.Issue} {pair.Actor}");

    private static (int Issue, int Actor) PairOf(string text) =>
        text.Split(' ') is [string issue, string actor]
            ? (int.Parse(issue, CultureInfo.InvariantCulture), int.Parse(actor, CultureInfo.InvariantCulture))
            : throw new FormatException("This is no pair of indices.");

    private Chance Among(ScrambledMean some, int failed) => FailedWorlds.ChanceAmongSome(some, failed, agreed.Draws + failed);

    private void AddHolding(int draw, Agreement first)
    {
        if (holds.Length == 0)
        {
            return;
        }

        broken.Add(draw, first.Broken is not null);
        bool isForABreach = false;
        for (int i = 0; i < signers.Length; i++)
        {
            bool signs = first.Parties[i] && first.Value.IsForABreach(i);
            signers[i] += signs ? 1 : 0;
            isForABreach |= signs;
        }

        forABreach.Add(draw, isForABreach);
        for (int y = 0; y < holds.Length; y++)
        {
            holds[y].Add(draw, first.Stands[y]);
        }

        for (int j = 0; j < ended.Length; j++)
        {
            ended[j] += first.EndedBy[j];
        }
    }

    private TermsSpread Terms(int k)
    {
        if (covered[k].Options == 0)
        {
            Spread spread = positions[k].Spread().InUnit(((ScaleIssue)scenario.Issues[covered[k].Issue].Value).Scale, isLength: false);
            return new()
            {
                Draws = spread.Draws,
                Mean = spread.Mean,
                P10 = spread.P10,
                P50 = spread.P50,
                P90 = spread.P90,
                Se = spread.Se,
                P10Se = spread.P10Se,
                P50Se = spread.P50Se,
                P90Se = spread.P90Se,
                From = origins[k].Build([.. scenario.Actors.Names]),
            };
        }

        OptionsIssue issue = (OptionsIssue)scenario.Issues[covered[k].Issue].Value;
        int all = options[k][0].Draws;
        return new()
        {
            Draws = all,
            Share = new(issue.Options.Select((option, o) =>
                KeyValuePair.Create(option.Key, FewWorlds.AreTooFew(all) ? null : options[k][o].Mean))),
            ShareSe = new(issue.Options.Select((option, o) =>
                KeyValuePair.Create(option.Key, FewWorlds.AreTooFew(all) ? null : options[k][o].StandardError))),
        };
    }

    private Named<Spread> ByActor(SpreadOfDraws[] spreads) =>
        new(scenario.Actors.Select((actor, i) => KeyValuePair.Create(actor.Key, spreads[i].Spread())));
}
