using Entente.Deals;
using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Talks.FirstDay;

/// <summary>What the actors of a scenario want, in numbers: utilities and red lines at one value of every uncertain number.</summary>
/// <remarks>
/// U_i(d) = 1 − Σ_k w_ik·L_ik(d_k) with w_ik = s_ik/N_i. N_i is the sum of its saliences over all issues of the file, or, where utility is
/// counted in what is <see cref="UtilityUnit.Disputed"/>, Σ_k s_ik·max_j L_ik(what j wants most on k): what it would lose if every issue
/// ended as whoever differs most from it there wants. Saliences, ideals and scores of the factions present are averaged separately, with
/// their weights renormalised.
/// </remarks>
/// <param name="scenario">The scenario, as it stands after any changes.</param>
/// <param name="value">The value of each uncertain number: its central value, or that of one draw.</param>
internal sealed class Preferences(Scenario scenario, Func<Uncertain, double> value)
{
    private static readonly Uncertain SpoilerSalience = 1;

    private readonly WantsForm?[][] forms = WantsForm.AllOf(scenario);
    private readonly Assessment?[] known = new Assessment?[scenario.Actors.Count];
    private (Want Want, double Salience)[][]? wantsOfAll;
    private Assessment[]? spoilers;
    private Want[]? enforcing;

    /// <summary>The utility of an actor, with its red lines; worked out once.</summary>
    public Assessment OfActor(string name) => OfActor(scenario.Actors.TryIndexOf(name, out int actor) ? actor
        : throw new ArgumentException($"The scenario has no actor `{name}`.", nameof(name)));

    /// <summary>The same by place.</summary>
    public Assessment OfActor(int actor)
    {
        if (Volatile.Read(ref known[actor]) is Assessment utility)
        {
            return utility;
        }

        utility = Utility(actor);
        return Interlocked.CompareExchange(ref known[actor], utility, null) ?? utility; // several threads may ask at once
    }

    /// <summary>Where an actor's red lines on an issue can be passed at a price; empty where they cannot.</summary>
    /// <remarks>No part of <see cref="OfActor(int)"/>: the price is for terms that the actor agrees to, not for what befalls it.</remarks>
    public SoftEnd[] SoftEndsOf(string name, Issue issue) => issue is not ScaleIssue scale ? []
        : [.. RedLine.Of(name, scenario, scale).SelectMany(line => SoftEnds(line, EndsOf(line)))];

    /// <summary>An actor's red lines on a scale once what no deal is worth to it has fallen: what is not refused outright, and where terms
    /// pass at a price.</summary>
    /// <remarks>
    /// An end gives way until the actor's loss on the issue, at the end, has grown by the share that the line gives of the fall:
    /// w·((s + move)/100)^ρ = w·(s/100)^ρ + gives·fall, with s the distance of the end from what it wants most (0 where that lies
    /// beyond the
    /// end), never past the end of the scale. A line on an issue that has no weight stays.
    /// </remarks>
    /// <param name="name">The actor.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="want">What it wants there.</param>
    /// <param name="fall">How much less no deal is worth to it than on the first day, 0 or more.</param>
    public MovedLines LinesAfter(string name, ScaleIssue issue, Want want, double fall)
    {
        double curvature = OfActor(name).Curvature;
        (double From, double To, Interval Line)[] lines = [.. RedLine.Of(name, scenario, issue).Select(line =>
        {
            (double from, double to) = EndsOf(line);
            double given = want.Weight > 0 ? value(line.Gives) * fall / want.Weight : 0;
            return (Math.Max(ScaleIssue.Min, from - Move(want.Ideal - from, given, curvature)),
                Math.Min(ScaleIssue.Max, to + Move(to - want.Ideal, given, curvature)), line);
        })];
        return new(
            new(lines.Max(one => Outermost(one.Line, one.From, one.To).From), lines.Min(one => Outermost(one.Line, one.From, one.To).To)),
            new(lines.Max(one => one.From), lines.Min(one => one.To)),
            [.. lines.SelectMany(one => SoftEnds(one.Line, (one.From, one.To)))]);
    }

    /// <summary>How far an end gives way, in points.</summary>
    private static double Move(double distance, double given, double curvature)
    {
        double before = Math.Max(0, distance) / ScaleIssue.Max;
        return given == 0 ? 0 : curvature == 1 ? ScaleIssue.Max * given
            : ScaleIssue.Max * (Elementary.Pow(PowerLoss.Value(before, curvature) + given, 1 / curvature) - before);
    }

    private (double From, double To) EndsOf(Interval line) => (value(line.From), value(line.To));

    private IEnumerable<SoftEnd> SoftEnds(Interval line, (double From, double To) ends)
    {
        double margin = line.IsSoft ? value(line.Margin) : 0;
        if (margin > 0 && ends.From > ScaleIssue.Min)
        {
            yield return new(ends.From, IsLow: true, value(line.Loss) / margin);
        }

        if (margin > 0 && ends.To < ScaleIssue.Max)
        {
            yield return new(ends.To, IsLow: false, value(line.Loss) / margin);
        }
    }

    /// <summary>The utilities of the spoilers, in file order: equal saliences unless a spoiler has its own, no red lines,
    /// curvature 1.</summary>
    public Assessment[] OfSpoilers => spoilers ??= [.. scenario.Holding?.Spoilers.Values.Select(OfSpoiler) ?? []];

    private Assessment OfSpoiler(Spoiler spoiler)
    {
        Want[] wants = new Want[scenario.Issues.Count];
        double[] saliences = new double[wants.Length];
        double total = 0;
        for (int k = 0; k < wants.Length; k++)
        {
            (string name, Issue issue) = scenario.Issues[k];
            spoiler.HurtBy.TryGet(name, out Wants? hurt);
            wants[k] = hurt is null ? Want.Nothing : Bare(hurt, issue);
            saliences[k] = hurt is null ? 0 : value(hurt.Salience ?? SpoilerSalience);
            total += saliences[k];
        }

        for (int k = 0; k < wants.Length; k++)
        {
            wants[k] = saliences[k] > 0 ? wants[k] with { Weight = saliences[k] / total } : wants[k];
        }

        return new Assessment(wants, Curvature: 1);
    }

    /// <summary>e(d): the cost of breaking that terms bring, as an assessment; null if no issue enforces.</summary>
    public Assessment? Enforcement()
    {
        enforcing ??= [.. scenario.Issues.Values.Select(Enforcing)];
        double greatest = enforcing.Sum(want => want.Weight);
        return greatest > 0 ? new Assessment(enforcing, Constant: greatest) : null;
    }

    /// <summary>The unit of utility that is in dispute, in units of all that is listed: N over the sum of saliences. 1 where nobody differs
    /// from the actor, since it then has no other unit.</summary>
    public double UnitInDispute(string name)
    {
        scenario.Actors.TryIndexOf(name, out int actor);
        (Want Want, double Salience)[] wants = WantsOf(actor);
        double inDispute = InDispute(wants, value(scenario.Actors[actor].Value.Curvature));
        return inDispute > 0 ? inDispute / wants.Sum(want => want.Salience) : 1;
    }

    private Assessment Utility(int actor)
    {
        WantsForm?[] own = forms[actor];
        double[] saliences = new double[own.Length];
        double listed = 0, curvature = value(scenario.Actors[actor].Value.Curvature),
            inDispute = FormatVersion.Unit(scenario) == UtilityUnit.Disputed ? InDispute(WantsOf(actor), curvature) : 0;
        for (int k = 0; k < own.Length; k++)
        {
            saliences[k] = own[k]?.Salience(value) ?? 0;
            listed += saliences[k];
        }

        double unit = inDispute > 0 ? inDispute : listed;
        Want[] wants = new Want[own.Length];
        for (int k = 0; k < own.Length; k++)
        {
            wants[k] = own[k] is WantsForm form ? WantIn(form, unit > 0 ? saliences[k] / unit : 0) : Want.Nothing;
        }

        return new Assessment(wants, curvature);
    }

    /// <summary>N of what is in dispute; 0 where nobody differs from the actor.</summary>
    private double InDispute((Want Want, double Salience)[] wants, double curvature) =>
        wants.Index().Sum(own => own.Item.Salience == 0 ? 0 : own.Item.Salience * WantsOfAll()
            .Where(other => other[own.Index].Salience > 0)
            .Max(other => LeastLoss(own.Item.Want, other[own.Index].Want, curvature)));

    /// <summary>What somebody loses on an issue where it ends as another likes best; of several options that the other likes best, the one
    /// that it minds least.</summary>
    private static double LeastLoss(Want own, Want other, double curvature)
    {
        if (own.Scores is not IReadOnlyList<double> scores || other.Scores is not IReadOnlyList<double> theirs)
        {
            return PowerLoss.Value(Math.Abs(own.Ideal - other.Ideal) / ScaleIssue.Max, curvature);
        }

        double best = theirs.Max();
        return 1 - (scores.Where((_, option) => theirs[option] == best).Max() / ScaleIssue.Max);
    }

    private (Want Want, double Salience)[][] WantsOfAll() => wantsOfAll ??= [.. Enumerable.Range(0, forms.Length).Select(WantsOf)];

    private (Want Want, double Salience)[] WantsOf(int actor)
    {
        (Want, double)[] wants = new (Want, double)[forms[actor].Length];
        for (int k = 0; k < wants.Length; k++)
        {
            wants[k] = forms[actor][k] is WantsForm form ? (WantIn(form, weight: 0), form.Salience(value)) : (Want.Nothing, 0);
        }

        return wants;
    }

    private Want WantIn(WantsForm form, double weight) => form.IsOnScale
        ? new Want { Weight = weight, Ideal = form.Ideal(value), Accepts = Accepted(form.Lines) }
        : new Want { Weight = weight, Scores = form.ScoresOf(value), AcceptsOptions = form.AcceptsOptions };

    private ScaleInterval? Accepted(IReadOnlyList<Interval> lines)
    {
        if (lines.Count == 0)
        {
            return null;
        }

        (double low, double high) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (Interval line in lines)
        {
            (double from, double to) = Outermost(line, value(line.From), value(line.To));
            (low, high) = (Math.Max(low, from), Math.Min(high, to));
        }

        return new(low, high);
    }

    /// <summary>What lies within a line, or in its margin if it has one.</summary>
    private (double From, double To) Outermost(Interval line, double from, double to) => !line.IsSoft ? (from, to)
        : (Math.Max(ScaleIssue.Min, from - value(line.Margin)), Math.Min(ScaleIssue.Max, to + value(line.Margin)));

    private Want Bare(Wants wants, Issue issue) => (wants, issue) switch
    {
        (ScaleWants scale, _) => new Want { Ideal = scale.Ideal is Uncertain ideal ? value(ideal) : 0 },
        (OptionWants options, OptionsIssue known) =>
            new Want { Scores = [.. known.Options.Names.Select(option => value(options.Scores[option]))] },
        _ => Want.Nothing,
    };

    // On a scale the cost is in proportion to the position; among options the dearest has score 100.
    private Want Enforcing(Issue issue)
    {
        if (issue is ScaleIssue scale)
        {
            return new Want { Weight = value(scale.Enforces), Ideal = ScaleIssue.Max };
        }

        OptionsIssue options = (OptionsIssue)issue;
        double[] costs = [.. options.Options.Names.Select(option => options.Enforces.TryGet(option, out Uncertain? cost) ? value(cost)
            : 0)];
        double dearest = costs.Max();
        return dearest > 0 ? new Want { Weight = dearest, Scores = [.. costs.Select(cost => ScaleIssue.Max * cost / dearest)] }
            : Want.Nothing;
    }
}

/// <summary>Red lines of an actor on a scale, all together.</summary>
/// <param name="Accepts">What is not refused outright.</param>
/// <param name="Line">What lies within the lines, margins left aside.</param>
/// <param name="SoftEnds">Where terms pass at a price.</param>
internal sealed record MovedLines(ScaleInterval Accepts, ScaleInterval Line, SoftEnd[] SoftEnds);
