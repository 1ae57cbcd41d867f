using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;
using Entente.War;

namespace Entente.Talks.FirstDay;

/// <summary>A package of a scenario in numbers, but for what no deal is worth: who is asked, what can vary and what limits it, and who
/// could break it.</summary>
/// <param name="scenario">The scenario, as it stands after any changes.</param>
/// <param name="form">What of the package rests on no number.</param>
/// <param name="preferences">What the actors want.</param>
/// <param name="limits">What ties issues to each other.</param>
/// <param name="value">The value of each uncertain number.</param>
internal sealed class PackageLayout(
    Scenario scenario, PackageForm form, Preferences preferences, TermsLimits limits, Func<Uncertain, double> value)
{
    // null where nothing of the kind is in the scenario
    private Lazy<SoftEnd[][][]>? softEnds =
        form.IsSoft ? new(() => SoftEnds(scenario, form, preferences), isThreadSafe: true) : null;
    private Lazy<double[]?>? failing = form.MayFail ? new(() => Failing(scenario, form.Package, value), isThreadSafe: true) : null;
    private MovedLines?[][]? moved; // lines that give way, [actor][issue]; null as long as none has
    private PackageLayout? lastMoved, performed;
    private DealActor[]? bare; // the parties, but for what they want and what no deal is worth to them

    /// <summary>The packages of a scenario, as it stands after any changes.</summary>
    public static PackageLayout[] AllOf(
        Scenario scenario, IReadOnlyList<PackageForm> forms, Preferences preferences, Func<Uncertain, double> value)
    {
        TermsLimits limits = new(scenario, value);
        return [.. forms.Select(form => new PackageLayout(scenario, form, preferences, limits, value))];
    }

    /// <summary>The package's key.</summary>
    public string Name => form.Name;

    /// <summary>The package.</summary>
    public Package Package => form.Package;

    /// <summary>Whether there is no fighting, or none while the package holds.</summary>
    public bool StopsFighting => form.StopsFighting;

    /// <summary>How each actor takes part.</summary>
    public Role[] Roles => form.Roles;

    /// <summary>Whether anybody bargains over the package.</summary>
    public bool HasTable => form.HasTable;

    /// <summary>Whether the package settles each issue.</summary>
    public bool[] Covers => form.Covers;

    /// <summary>The packages of which one must be in force, or have run its course, by place; none = always on offer.</summary>
    public int[] Earlier => form.Earlier;

    /// <summary>The packages that cannot be in force beside it, whichever of the two says so, by place.</summary>
    public int[] NotWith => form.NotWith;

    /// <summary>Years until it runs its course and there is no deal any more; +∞ where its terms go on.</summary>
    public double Course => Package.RunsOut ? Package.Lasts!.Value.Years : double.PositiveInfinity;

    /// <summary>Whether it is a bargain that runs its course where there is no war: nobody breaks it, and no deal follows.</summary>
    public bool IsBargainThatEnds => StopsFighting && !Package.EndsFighting && double.IsFinite(Course);

    /// <summary>How much of the weight that today's terms have in no deal a bargain has that runs its course: the years of war, or of no
    /// deal, until then. The end of the war is taken to come at the rate that gives that weight.</summary>
    /// <param name="weightOfToday">φ, how much where the issue stands today counts in no deal.</param>
    /// <param name="discount">r, a year.</param>
    public double WeightOfBargain(double weightOfToday, double discount) => double.IsPositiveInfinity(Course) || weightOfToday <= 0
        ? weightOfToday : weightOfToday * -Elementary.ExpMinusOne(-discount * Course / weightOfToday);

    /// <summary>Whether something of its terms stays when it ends.</summary>
    public bool Delivers => form.Delivers;

    /// <summary>Whether what is agreed on an issue stays when the package ends.</summary>
    public bool IsDelivered(int issue) => !double.IsNaN(form.Delivery[issue]);

    /// <summary>The share of what is agreed on an issue that is carried out some years after the agreement.</summary>
    public double Delivered(int issue, double stood) => form.Delivery[issue] == 0 ? 1 : Math.Clamp(stood / form.Delivery[issue], 0, 1);

    /// <summary>When all that is agreed on an issue on a day is carried out, by the calendar, in days.</summary>
    public double DeliversUntil(int issue, double day) =>
        ((ScaleIssue)scenario.Issues[issue].Value).Over is Duration over ? After(day, over) : day;

    /// <summary>What deliveries bring an actor over where the issues stand without a deal, issue by issue.</summary>
    /// <param name="agreed">What it gets by terms agreed.</param>
    /// <param name="weightOfToday">ω of each issue: how much where it stands today counts in no deal.</param>
    /// <param name="discount">r, a year.</param>
    /// <param name="today">Where the issues stand without a deal.</param>
    /// <param name="course">Years until the package runs its course.</param>
    /// <param name="stood">For how many years it has stood.</param>
    public IEnumerable<DeliveryOf> Deliveries(Assessment agreed, Func<int, double> weightOfToday, double discount,
        IReadOnlyList<double> today, double course, double stood = 0)
    {
        for (int k = 0; k < form.Delivery.Length; k++)
        {
            if (IsDelivered(k) && agreed.Wants[k] is { Weight: > 0 } want)
            {
                Want alone = new() { Weight = want.Weight, Ideal = want.Ideal };
                yield return new(
                    k,
                    agreed with
                    {
                        Wants = [.. agreed.Wants.Select((_, other) => other == k ? alone : Want.Nothing)],
                        Constant = LossAt(want, scenario.Issues[k].Value, today[k], agreed.Curvature),
                    },
                    weightOfToday(k), discount, course, Math.Max(0, form.Delivery[k] - stood));
            }
        }
    }

    /// <summary>What somebody loses on a delivered issue where it stands today.</summary>
    public double LossAt(DeliveryOf delivered, IReadOnlyList<double> today) => LossAt(delivered.Gained.Wants[delivered.Issue],
        scenario.Issues[delivered.Issue].Value, today[delivered.Issue], delivered.Gained.Curvature);

    /// <summary>What an actor gets by terms agreed, but for what of it is had for good whatever becomes of the package.</summary>
    /// <inheritdoc cref="Deliveries"/>
    public Assessment UntilEnd(Assessment agreed, Func<int, double> weightOfToday, double discount, IReadOnlyList<double> today,
        double course, double stood = 0) => OfDelivered(agreed, today, k =>
            DeliveredShare.Of(weightOfToday(k), discount, hazard: 0, course, Math.Max(0, form.Delivery[k] - stood)).UntilEnd);

    /// <summary>What an actor gets by terms agreed if nobody can break them and they have no end: less for what is delivered
    /// late.</summary>
    /// <inheritdoc cref="Deliveries"/>
    public Assessment Late(Assessment agreed, double discount, IReadOnlyList<double> today) =>
        OfDelivered(agreed, today, k => DeliveredShare.Of(1, discount, hazard: 0, double.PositiveInfinity, form.Delivery[k]).ForGood);

    /// <summary>What an actor gets by terms agreed of which a share counts on every delivered issue, and where it stands today for the
    /// rest.</summary>
    private Assessment OfDelivered(Assessment agreed, IReadOnlyList<double> today, Func<int, double> shareOf)
    {
        Want[] wants = [.. agreed.Wants];
        double constant = agreed.Constant;
        for (int k = 0; k < wants.Length; k++)
        {
            if (IsDelivered(k) && wants[k].Weight > 0)
            {
                double share = shareOf(k);
                constant -= (1 - share) * LossAt(wants[k], scenario.Issues[k].Value, today[k], agreed.Curvature);
                wants[k] = wants[k] with { Weight = share * wants[k].Weight };
            }
        }

        return agreed with { Wants = wants, Constant = constant };
    }

    /// <summary>What an actor wants of a bargain that lets the fighting go on, each issue at the weight that it has there.</summary>
    /// <param name="one">What it wants.</param>
    /// <param name="weightOfToday">φ of each issue.</param>
    /// <param name="discount">r, a year.</param>
    public Assessment Weighed(Assessment one, Func<int, double> weightOfToday, double discount) => one with
    {
        Wants = [.. one.Wants.Select((want, k) => want.Times(IsDelivered(k)
            ? weightOfToday(k) * DeliveredShare.Of(1, discount, hazard: 0, Course, form.Delivery[k]).ForGood
            : WeightOfBargain(weightOfToday(k), discount)))],
    };

    /// <summary>When it runs its course if it is agreed at a time, in days; +∞ where it has no end.</summary>
    public double RunsUntil(double day) => Package.Lasts is Duration lasts ? After(day, lasts) : double.PositiveInfinity;

    /// <summary>The time that lies a length of time of the calendar after another, in days.</summary>
    private double After(double day, Duration length)
    {
        DateOnly date = scenario.From.AddDays((int)Math.Floor(day));
        return day + length.After(date).DayNumber - date.DayNumber;
    }

    /// <summary>The first covered issue whose position redraws the front; −1 if there is none.</summary>
    public int MovesFront => form.MovesFront;

    /// <summary>The map of the issue that redraws the front.</summary>
    public FrontMap Map => ((ScaleIssue)scenario.Issues[MovesFront].Value).Front!;

    /// <summary>Where the front stands under terms: where they draw it, else where it stood.</summary>
    /// <param name="terms">One number an issue.</param>
    /// <param name="front">The front before; NaN without a war along a front.</param>
    public double FrontUnder(ReadOnlySpan<double> terms, double front) =>
        MovesFront >= 0 && !double.IsNaN(front) ? Map.Inverse(terms[MovesFront]).Front : front;

    /// <summary>The issues, today where they stand.</summary>
    /// <param name="today">One number an issue.</param>
    /// <param name="limits">How far back the terms may go on each issue for what was delivered; null where nothing was.</param>
    public DealIssue[] Issues(IReadOnlyList<double> today, IReadOnlyList<ScaleInterval>? limits = null)
    {
        DealIssue[] issues = new DealIssue[Covers.Length];
        for (int k = 0; k < issues.Length; k++)
        {
            DealIssue one = Issue(scenario.Issues[k].Value, today[k], Covers[k]);
            issues[k] = limits is not null && Covers[k] && one is ContinuousIssue scale
                ? scale with { Low = limits[k].Low, High = limits[k].High } : one;
        }

        return issues;
    }

    /// <summary>An issue in numbers; one outside the package stays as today.</summary>
    public static DealIssue Issue(Issue issue, double today, bool isCovered) => issue switch
    {
        ScaleIssue { Scale: var scale } => (isCovered ? new ContinuousIssue(today) : new ContinuousIssue(today, today, today)) with
        {
            Units = scale.Whole ? scale.To - scale.From : 0,
        },
        OptionsIssue options => new DiscreteIssue(today, options.Options.Count, isCovered ? null : [(int)today]),
        _ => throw new ArgumentException($"{issue.GetType().Name} is no kind of issue."),
    };

    /// <summary>What terms of the package are worth to an actor if it agrees to them: what it wants, with those of its red lines that bind
    /// here.</summary>
    /// <param name="utility">What it wants, with all its red lines.</param>
    /// <param name="actor">The actor, by place.</param>
    public Assessment Utility(Assessment utility, int actor)
    {
        Want[]? wants = null;
        for (int k = 0; k < utility.Wants.Length; k++)
        {
            Want want = utility.Wants[k], here = Binds(actor, k)
                ? WithSoftEnds(moved?[actor][k] is MovedLines lines ? want with { Accepts = lines.Accepts } : want, actor, k)
                : want is { Accepts: null, AcceptsOptions: null } ? want : want with { Accepts = null, AcceptsOptions = null };
            if (!ReferenceEquals(here, want))
            {
                wants ??= [.. utility.Wants];
                wants[k] = here;
            }
        }

        return wants is null ? utility : utility with { Wants = wants };
    }

    private Want WithSoftEnds(Want want, int actor, int issue) =>
        softEnds?.Value[actor][issue] is { Length: > 0 } ends ? want with { SoftEnds = ends } : want;

    /// <summary>Whether some of the terms may not be carried out, by somebody who is not asked.</summary>
    public bool MayFail => failing?.Value is not null;

    /// <summary>The package once it is known what was carried out: its terms are then those that were.</summary>
    public PackageLayout Performed()
    {
        if (MayFail && performed is null)
        {
            performed = (PackageLayout)MemberwiseClone();
            (performed.failing, performed.lastMoved) = (null, null);
        }

        return performed ?? this;
    }

    /// <summary>What is to be expected of a number that depends on the terms agreed: with the chance that an issue is not carried out it is
    /// that of where the issue stands today.</summary>
    /// <param name="assessment">The number if all is carried out.</param>
    /// <param name="today">Where the issues stand without a deal.</param>
    public Assessment Expected(Assessment assessment, IReadOnlyList<double> today)
    {
        if (failing?.Value is not double[] chances)
        {
            return assessment;
        }

        double constant = assessment.Constant;
        Want[] wants = [.. assessment.Wants];
        for (int k = 0; k < chances.Length; k++)
        {
            if (chances[k] > 0)
            {
                constant -= chances[k] * LossAt(wants[k], scenario.Issues[k].Value, today[k], assessment.Curvature);
                wants[k] = wants[k].Times(1 - chances[k]);
            }
        }

        return assessment with { Wants = wants, Constant = constant };
    }

    private static double LossAt(Want want, Issue issue, double value, double curvature) => !(want.Weight > 0) ? 0
        : want.Weight * (issue is ScaleIssue ? PowerLoss.Value(Math.Abs(value - want.Ideal) / ScaleIssue.Max, curvature)
            : 1 - (want.Scores![(int)value] / ScaleIssue.Max));

    /// <summary>The chance that each issue is not carried out; null if all are.</summary>
    private static double[]? Failing(Scenario scenario, Package package, Func<Uncertain, double> value)
    {
        double[] chances = [.. scenario.Issues.Names.Select(issue =>
            1 - package.Failures(issue, scenario).Aggregate(1.0, (all, one) => all * (1 - value(one.Value))))];
        return chances.Any(chance => chance > 0) ? chances : null;
    }

    /// <summary>Who carries out what without being asked, and whether it does in a draw.</summary>
    /// <param name="chances">The draw's random numbers.</param>
    public IEnumerable<Performance> Perform(Chances chances)
    {
        foreach ((int k, (string issue, _)) in scenario.Issues.Index())
        {
            foreach ((string actor, Uncertain chance) in Package.Failures(issue, scenario))
            {
                if (scenario.Actors.TryIndexOf(actor, out int index))
                {
                    yield return new(index, k, chances.Failure(issue, actor) < value(chance));
                }
            }
        }
    }

    /// <summary>How much less no deal was worth to each actor than on the first day when the lines were looked at; empty where none gives
    /// way.</summary>
    public IReadOnlyList<double> Falls { get; private set; } = [];

    /// <summary>Whether a red line that binds here gives way as war goes worse.</summary>
    public bool Gives => form.Giving is not null;

    /// <summary>Whether an actor's line on an issue does.</summary>
    public bool GivesOn(int actor, int issue) => form.Giving?[actor][issue] == true;

    /// <summary>The package with the lines where they stand once what no deal is worth has fallen.</summary>
    /// <param name="falls">By how much it has for each actor since the first day, 0 or more; none where no line gives way.</param>
    public PackageLayout After(IReadOnlyList<double> falls)
    {
        if (!Gives || falls.Count == 0)
        {
            return this;
        }

        if (lastMoved is null || !ReferenceEquals(lastMoved.Falls, falls))
        {
            lastMoved = (PackageLayout)MemberwiseClone();
            lastMoved.performed = null;
            lastMoved.MoveLines(falls);
        }

        return lastMoved;
    }

    private void MoveLines(IReadOnlyList<double> falls)
    {
        SoftEnd[][][] ends =
            [.. softEnds?.Value.Select(actor => (SoftEnd[][])[.. actor]) ?? form.Giving!.Select(actor => None(actor.Length))];
        (Falls, moved, lastMoved) = (falls, [.. ends.Select(actor => new MovedLines?[actor.Length])], null);
        for (int i = 0; i < ends.Length; i++)
        {
            for (int k = 0; k < ends[i].Length; k++)
            {
                if (GivesOn(i, k))
                {
                    MovedLines lines = LinesAfter(i, k, falls[i]);
                    (moved[i][k], ends[i][k]) = (lines, lines.SoftEnds);
                }
            }
        }

        softEnds = new(ends);

        static SoftEnd[][] None(int issues) => [.. Enumerable.Repeat<SoftEnd[]>([], issues)];
    }

    /// <summary>Every end of a red line that gives way here, and where it stands.</summary>
    public IEnumerable<LineMove> Moves()
    {
        for (int i = 0; i < scenario.Actors.Count && Gives; i++)
        {
            for (int k = 0; k < scenario.Issues.Count; k++)
            {
                if (!GivesOn(i, k))
                {
                    continue;
                }

                ScaleInterval first = LinesAfter(i, k, fall: 0).Line, now = moved?[i][k]?.Line ?? first;
                if (first.Low > ScaleIssue.Min)
                {
                    yield return new(i, k, first.Low, now.Low);
                }

                if (first.High < ScaleIssue.Max)
                {
                    yield return new(i, k, first.High, now.High);
                }
            }
        }
    }

    private MovedLines LinesAfter(int actor, int issue, double fall) => preferences.LinesAfter(
        scenario.Actors[actor].Key, (ScaleIssue)scenario.Issues[issue].Value,
        preferences.OfActor(scenario.Actors[actor].Key).Wants[issue], fall);

    /// <summary>What terms lose for an actor that agrees to them, where they lie beyond its red lines, in utility.</summary>
    public double LossBeyondLines(int actor, ReadOnlySpan<double> terms)
    {
        if (softEnds?.Value is not SoftEnd[][][] ends)
        {
            return 0;
        }

        double loss = 0;
        for (int k = 0; k < terms.Length; k++)
        {
            foreach (SoftEnd end in ends[actor][k])
            {
                loss += end.Loss(terms[k]);
            }
        }

        return loss;
    }

    /// <summary>Ends of red lines that bind here and can be passed at a price, [actor][issue].</summary>
    private static SoftEnd[][][] SoftEnds(Scenario scenario, PackageForm form, Preferences preferences) =>
    [
        .. scenario.Actors.Names.Select((actor, i) => (SoftEnd[][])
        [
            .. scenario.Issues.Values.Select((issue, k) =>
                form.Roles[i].IsRequired && form.Binds(i, k) ? preferences.SoftEndsOf(actor, issue) : []),
        ]),
    ];

    /// <summary>Whether an actor's red line on an issue binds, if it is asked at all.</summary>
    public bool Binds(int actor, int issue) => form.Binds(actor, issue);

    /// <summary>The problem, with the utilities and reservation values given.</summary>
    public DealProblem Problem(DealIssue[] issues, IReadOnlyList<Assessment> utilities, IReadOnlyList<double> reservations)
    {
        bare ??= Parties(utilities);
        DealActor[] actors = new DealActor[bare.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            actors[i] = bare[i] with { Utility = utilities[i], Reservation = reservations[i] };
        }

        return new(issues, actors) { Sums = limits.Sums, Rules = limits.Rules };
    }

    private DealActor[] Parties(IReadOnlyList<Assessment> utilities)
    {
        double[] weights = [.. scenario.Actors.Values.Select(Weight)];

        // Only the ratios of the bargaining weights matter; the solver does best with weights of order 1.
        double greatest = weights.Where((_, i) => Roles[i] == Role.Table).Max();
        return
        [
            .. Roles.Select((role, i) => new DealActor(role, utilities[i], Reservation: 0)
            {
                BargainingWeight = weights[i] / greatest,
                AcceptsWhen = role.IsRequired ? HangingLines(i) : [],
            }),
        ];
    }

    /// <summary>The red lines of an actor that hang on other issues and bind here.</summary>
    private IReadOnlyList<WhenThen> HangingLines(int actor)
    {
        if (!form.Hangs)
        {
            return [];
        }

        string whose = scenario.Actors[actor].Key;
        return
        [
            .. from issue in scenario.Issues.Index()
               where Binds(actor, issue.Index)
               from line in RedLine.Hanging(whose, scenario, issue.Item.Value)
               select new WhenThen(limits.Conditions(line.When), [limits.ConditionOf(issue.Index, line.Accepts)]),
        ];
    }

    /// <summary>The actors whose sincerity is asked for: parties to the war that must agree, where the deal could be broken.</summary>
    public IReadOnlyList<int> Sincere =>
        scenario.Talks.Sincere && scenario is { Holding: not null, War: not null } && Package.EndsFighting
            ? [.. scenario.Actors.Values.Index().Where(actor => actor.Item.Side is not null && Roles[actor.Index].IsRequired)
                .Select(actor => actor.Index)] : [];

    /// <summary>Somebody who must agree in the place of an actor, for what its terms are worth if they are kept; its red lines are asked
    /// of the actor itself.</summary>
    public static DealActor IfHeld(DealActor actor) => actor.WithoutRedLines() with { Role = Role.Consent };

    /// <summary>What a deal that may be broken adds to the problem, and where it stands among the assessments.</summary>
    /// <param name="issues">The issues.</param>
    /// <param name="holding">How readily deals are broken.</param>
    /// <param name="today">Today's terms, from which spoilers judge.</param>
    /// <param name="sincere">How many actors of the problem stand for the sincerity of others, after the scenario's.</param>
    public HoldingLayout Holding(DealIssue[] issues, Holding holding, IReadOnlyList<double> today, int sincere = 0)
    {
        List<Assessment> extras = [];
        List<HoldingBreaker> breakers =
        [
            .. scenario.Actors.Index().Where(actor => scenario.War is not null && actor.Item.Value.Side is not null)
                .Select(actor => new HoldingBreaker(actor.Index, actor.Index, 0)
                {
                    Reach = FormatVersion.Breach(scenario) == BreachTiming.AnyTime ? 1 : Strength.Share(actor.Item.Key, scenario, value),
                }),
        ];
        foreach ((int place, (string key, _)) in holding.Spoilers.Index())
        {
            Assessment utility = preferences.OfSpoilers[place];
            if (Delivers)
            {
                utility = UntilEnd(utility, _ => 1, discount: 1, today, double.PositiveInfinity, stood: double.PositiveInfinity);
            }

            if (Touches(utility))
            {
                breakers.Add(new(Append(Expected(utility, today)), null,
                    DealTerms.Value(utility, issues, [.. today]))
                {
                    Spoiler = key,
                    Reach = value(holding.ReachOf(key, scenario)),
                    ByOptions = OnlyOptionsTouch(utility)
                });
            }
        }

        int enforcement = preferences.Enforcement() is Assessment enforces ? Append(Expected(enforces, today)) : -1;
        int position = MovesFront >= 0 ? Append(PositionOf(MovesFront)) : -1;
        return new(extras, [.. breakers], enforcement, position);

        int Append(Assessment assessment)
        {
            extras.Add(assessment);
            return scenario.Actors.Count + sincere + extras.Count - 1;
        }
    }

    /// <summary>Whether the package settles anything that matters to somebody. Whether terms then do is for
    /// <see cref="HoldingBreaker.IsUntouched"/>.</summary>
    private bool Touches(Assessment utility) => Covers.Index().Any(issue => issue.Item && utility.Wants[issue.Index].Weight > 0);

    private bool OnlyOptionsTouch(Assessment utility) =>
        scenario.Issues.Values.Index()
            .All(issue => !Covers[issue.Index] || utility.Wants[issue.Index].Weight == 0 || issue.Item is OptionsIssue);

    /// <summary>Whether the package settles all that another one does, and more.</summary>
    public bool GoesBeyond(PackageLayout other)
    {
        bool more = false;
        for (int k = 0; k < Covers.Length; k++)
        {
            if (other.Covers[k] && !Covers[k])
            {
                return false;
            }

            more |= Covers[k] && !other.Covers[k];
        }

        return more;
    }

    /// <summary>Whether the package can take the place of one in force: it settles all that that one does and more, or comes after it
    /// and settles as much.</summary>
    /// <param name="other">The one in force.</param>
    /// <param name="place">Its place among the packages.</param>
    public bool MayFollow(PackageLayout other, int place) =>
        Earlier.Contains(place) ? Covers.Zip(other.Covers, (own, theirs) => own || !theirs).All(covers => covers) : GoesBeyond(other);

    /// <summary>Where each position comes from; null on issues of options and outside the package.</summary>
    /// <param name="utilities">What the actors want.</param>
    /// <param name="today">Where the issues stand without a deal.</param>
    /// <param name="terms">Terms of the package, a number an issue.</param>
    public TermsOrigin?[] Origins(IReadOnlyList<Assessment> utilities, IReadOnlyList<double> today, IReadOnlyList<double> terms)
    {
        (int Actor, Assessment Utility)[] parties =
            [.. utilities.Index().Where(one => Roles[one.Index].IsRequired)
                .Select(one => (one.Index, LinesInForce(Utility(one.Item, one.Index), one.Index, [.. terms])))];
        return [.. scenario.Issues.Values.Select((issue, k) => issue is ScaleIssue && Covers[k] ? TermsOrigin.Of(
            k, terms, today[k], [.. parties.Where(one => Binds(one.Actor, k)).Select(one => (one.Actor, one.Utility.Wants[k]))],
            limits.Sums, limits.Rules) : null)];
    }

    /// <summary>What an actor wants, with those red lines that terms bring into force beside the standing ones.</summary>
    private Assessment LinesInForce(Assessment utility, int actor, double[] terms)
    {
        if (HangingLines(actor) is not { Count: > 0 } lines)
        {
            return utility;
        }

        DealProblem alone = new(
            Issues(terms), [new DealActor(Roles[actor], utility, Reservation: 0) { AcceptsWhen = lines }]);
        return utility with
        {
            Wants = [.. utility.Wants.Select((want, k) => want with { Accepts = DealTerms.LineAt(alone, 0, k, terms) })],
        };
    }

    /// <summary>The rule by which talks land in a scenario.</summary>
    public static BargainingRule RuleOf(Scenario scenario) => scenario.Talks.Solution switch
    {
        TalksSolution.Nash => BargainingRules.Nash,
        TalksSolution.KalaiSmorodinsky => BargainingRules.KalaiSmorodinsky,
        TalksSolution.Egalitarian => BargainingRules.Egalitarian,
    };

    /// <summary>β: the exponent of an actor's gain in the Nash product.</summary>
    private double Weight(Actor actor) => value(actor.BargainingWeight) / scenario.Talks.Weights switch
    {
        TalksWeights.Equal => 1,
        TalksWeights.Patience => value(actor.Discount),
        TalksWeights.Sides => Seats(actor.Side),
    };

    /// <summary>How many speak for a side at the table; whoever takes no side speaks for itself.</summary>
    private int Seats(Side? side) => side is null ? 1
        : Math.Max(1, scenario.Actors.Values.Where((actor, i) => actor.Side == side && Roles[i] == Role.Table).Count());

    private Assessment PositionOf(int issue) =>
        new([.. scenario.Issues.Select((_, k) => k == issue ? new Want { Weight = 1 } : Want.Nothing)], Constant: 0);
}

/// <summary>What a deal that may be broken adds to a problem.</summary>
/// <param name="Extras">Assessments besides the actors' utilities.</param>
/// <param name="Breakers">Who may break the deal: the belligerents, then the spoilers.</param>
/// <param name="Enforcement">Place of e among the assessments; −1 if nothing enforces.</param>
/// <param name="Position">Place of the position that redraws the front; −1 if the package leaves the front alone.</param>
internal sealed record HoldingLayout(IReadOnlyList<Assessment> Extras, HoldingBreaker[] Breakers, int Enforcement, int Position);
