using CsCheck;
using Entente.Scenarios;

namespace Entente.Tests.Scenarios;

/// <summary>Random legal scenarios that use every part of the format.</summary>
internal static class ScenarioGen
{
    private static readonly DateOnly From = new(2025, 1, 1);
    private static readonly string[] ActorNames = ["north", "юг", "patron", "no", "a-1"];
    private static readonly string[] IssueNames = ["strip", "guards", "null", "水"];
    private static readonly string[] Options = ["none", "on", "troops"];
    private static readonly Bounds Points = new(0, 100);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["abc xyz?:#,{}[]&*!|>'\"%@`-_.0129\\/ü水\t\n"], 1, 30].Where(text => text.Trim().Length > 0),
        Gen.Int[0, 8].Select(i => new[] { "true", "null", "2025", "~", "1e5", "0x1F", "- a", "2025-01-01", " lead" }[i]));

    private static readonly Gen<Uncertain> Amount = Gen.OneOf(
        Gen.Double[0, 100].Select(Uncertain.Exactly),
        Gen.Int[0, 100].Select(i => Uncertain.Exactly(i)),
        Gen.Select(Gen.Double[0, 50], Gen.Double[50.001, 100]).Select((low, high) => Uncertain.Between(low, high)),
        Gen.Select(Gen.Double[0, 40], Gen.Double[40, 60], Gen.Double[60.001, 100])
            .Select((low, mode, high) => Uncertain.Likely(low, mode, high)));

    private static readonly Gen<Uncertain> Point = Gen.OneOf(
        Amount,
        Gen.Select(Gen.Double[0, 100], Gen.Double[0.001, 300]).Select((mean, deviation) => Uncertain.Around(mean, deviation, Points)));

    private static readonly Gen<Uncertain> Share = Gen.Double[0.001, 0.999].Select(Uncertain.Exactly);

    private static readonly Gen<Uncertain?> Salience = Gen.OneOf(
        Point.Select(number => number.Central < 1e-3 ? Uncertain.Exactly(0) : number).Select(number => (Uncertain?)number),
            Gen.Const((Uncertain?)Uncertain.Verbal("vital", 85, 100)));

    private static readonly Gen<Interval?> RedLine = Gen.OneOf(
        Gen.Const((Interval?)null),
        Gen.Select(Gen.Int[0, 49], Gen.Int[50, 100]).Select((from, to) => (Interval?)new Interval(from, to)),
        Gen.Select(Gen.Double[0, 20], Gen.Double[20.001, 40], Gen.Double[50, 100])
            .Select((a, b, to) => (Interval?)new Interval(Uncertain.Between(a, b), to)));

    private static readonly Gen<DateOnly> Day = Gen.Int[1, 300].Select(From.AddDays);

    private static readonly Gen<EvidenceLinks> Links = Gen.Int[0, 2].Select(i => i switch
    {
        0 => EvidenceLinks.None,
        1 => new(["e1", "e2"], []),
        _ => new([], [new("power", ["e1"]), new("war-cost", ["e2", "e1"])]),
    });

    public static readonly Gen<Scenario> Any =
        from actors in Actors()
        from scale in Scale()
        from options in OptionsIssue()
        from other in Scale()
        from war in War()
        from title in Text
        from summary in Text
        from pace in Amount
        from weights in Gen.Bool
        from holding in Gen.Bool
        from chance in Share
        from days in Day.Array[3]
        from words in Gen.Bool
        from because in Text
        select new Scenario
        {
            Entente = 1,
            Title = title,
            From = From,
            Until = From.AddYears(1),
            Step = new(1 + title.Length, DurationUnit.Day),
            Summary = summary,
            Words = words ? [new("salience", [new("vital", Uncertain.Between(85, 100)), new("so-so", Uncertain.Between(20, 50))])] : [],
            Actors = actors,
            Issues = [new(IssueNames[0], scale), new(IssueNames[1], options), new(IssueNames[3], other)],
            Constraints =
            [
                new Implication { When = [new(IssueNames[1], new Choices(["troops"]))],
                    Then = [new(IssueNames[0], new Positions(new(0, 60)))] },
                new WeightedSum { Sum = [new(IssueNames[0], 1), new(IssueNames[3], 0.5)], Max = 120, Because = because },
            ],
            Packages =
            [
                new("all", new Package { Name = title }),
                new("part", new Package { Covers = new(ValueList.From<string>([IssueNames[1]])), Between = [ActorNames[0], ActorNames[2]],
                    StopsFighting = weights }),
            ],
            War = war,
            Talks = new()
            {
                Pace = pace,
                Weights = weights ? TalksWeights.Patience : words ? TalksWeights.Sides : TalksWeights.Equal,
                Evidence = new([], [new("pace", ["e2"])])
            },
            Holding = holding ? new()
            {
                BreakRate = chance,
                HoldsFor = new(3, DurationUnit.Year),
                Spoilers = [new("militia", new() { Reach = 0.3,
                HurtBy = [new(IssueNames[0], new ScaleWants { Ideal = 100 }),
                new(IssueNames[1], new OptionWants { Scores = Scores(1, 2, 3) })] })]
            } : null,
            Events =
            [
                new() { Name = "One", Date = days[0], Chance = chance, Ends = days[0].AddDays(7),
                    Set = [new($"actors.{ActorNames[2]}.supports.{ActorNames[1]}.arms", Uncertain.Between(0, 5))] },
                new() { Name = because, Date = days[1], Multiply = [new($"actors.{ActorNames[1]}.power", Uncertain.Between(0.5, 1))],
                    Set = [new($"actors.{ActorNames[1]}.role", Role.Outside),
                    new($"actors.{ActorNames[1]}.supports", (Named<Named<Uncertain>>)[])] },
            ],
            Deadlines = [new("feast",
                new() { Date = days[2], MattersTo = [new(ActorNames[0], 0.03)], Hurry = 2, Window = new(8, DurationUnit.Week) })],
            Levers = [new("pull", new() { Actor = ActorNames[2], Date = days[2],
                Set = [new($"issues.{IssueNames[0]}.wants.{ActorNames[0]}.salience", Uncertain.Verbal("vital", 85, 100))],
                Cost = [new(ActorNames[2], 0.01)] })],
            Variants = [new("both", new() { Levers = ["pull"],
                Set = [new($"issues.{IssueNames[1]}.wants.{ActorNames[0]}.accepts", (ValueList<string>)["none", "on"])] })],
            Questions = [new("q", new() { Asks = title, Package = ["all", "part"], By = days[1], Resolves = because })],
            Sources = [new("s", new() { Title = title, Date = From, Publisher = summary })],
            Evidence = [new("e1", new() { Source = "s", Says = because, At = "¶3", Confidence = Confidence.High }),
                new("e2", new() { Says = title, Status = EvidenceStatus.Proposed, Analyst = "me" })],
        };

    private static Gen<Named<Actor>> Actors() =>
        from power in Amount
        from cost in Share
        from stream in Amount
        from name in Text
        from links in Links
        from present in Gen.Bool
        select new Named<Actor>(
        [
            new(ActorNames[0], new() { Name = name, Side = Side.Attacker, Power = Uncertain.Between(101, 120), WarCost = cost,
                Optimism = Uncertain.Around(0.1, 0.05, new(-1, 1)), Doubt = 0.2, Evidence = links, Curvature = 2 }),
            new(ActorNames[1], new() { Role = Role.Consent, Side = Side.Defender, Power = Uncertain.Between(1, 5), Discount = cost,
                Rearm = 0.2 }),
            new(ActorNames[2], new() { Supports = [new(ActorNames[1], [new("arms", stream), new("money", power)])],
                Factions = [new("doves", new() { Weight = cost }), new("hawks", new() { Present = present, Name = name })] }),
            new(ActorNames[3], new() { Role = Role.Outside, Reservation = cost, Capability = power, BargainingWeight = 3 }),
        ]);

    private static Gen<Issue> Scale() =>
        from asks in Text
        from ideal in Point
        from salience in Salience
        from line in RedLine
        from today in Point
        from enforces in Share
        select (Issue)new ScaleIssue
        {
            Asks = asks,
            Scale = new([(0, asks), (33.5, "part"), (100, "all")]),
            Today = today,
            Front = new([(0, 0), (0.25, 40), (1, 100)]),
            Enforces = enforces,
            Wants =
            [
                new(ActorNames[0], new() { Ideal = ideal, Salience = Uncertain.Exactly(50), Accepts = line }),
                new(ActorNames[1], new() { Ideal = ideal, Salience = 60 }),
                new(ActorNames[2], new() { Ideal = ideal, Salience = 70, Because = asks,
                    Factions = [new("hawks", new() { Ideal = 30, Salience = salience, Accepts = new(0, 90), Veto = true })] }),
            ],
        };

    private static Gen<Issue> OptionsIssue() =>
        from asks in Text
        from a in Point
        from b in Point
        from salience in Salience
        select (Issue)new OptionsIssue
        {
            Options = new(Options.Select(option => KeyValuePair.Create(option, asks))),
            Today = "on",
            Enforces = [new("troops", 0.2)],
            Wants = [new(ActorNames[0],
                new() { Scores = Scores(a, b, 0), Salience = salience, Accepts = ["none"], Evidence = new(["e1"], []) })],
        };

    private static Gen<WarSettings?> War() => Gen.Int[0, 1].SelectMany(kind => Share.Select(share => (WarSettings?)(kind == 0
        ? new LotteryWar { Lottery = share, Cost = [new(ActorNames[0], share)] }
        : new FrontWar
        {
            Front = share,
            Pace = 0.2,
            Volatility = share,
            Collapse = new() { Attacker = share, Response = 2 },
            StreamWeights = [new("money", share)],
            Victory = new() { Attacker = [new(IssueNames[0], new Position(90)), new(IssueNames[1], new Choice("none"))] },
            Lead = new() { Attacker = ActorNames[0] },
        })));

    private static Named<Uncertain> Scores(Uncertain a, Uncertain b, Uncertain c) =>
        [new(Options[0], a), new(Options[1], b), new(Options[2], c)];
}
