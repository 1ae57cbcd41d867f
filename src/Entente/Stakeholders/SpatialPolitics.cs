using Entente.Numerics;

namespace Entente.Stakeholders;

/// <summary>Plays the spatial model of politics on some issues of a problem, turn by turn, until positions come to rest.</summary>
/// <remarks>An actor with a position on some of the issues only has salience 0 on the others and is put at their weighted mean, which
/// the others see. Saliences that sum to more than 100 for some actor are divided, for all actors alike, by the greatest sum.</remarks>
internal sealed class SpatialPolitics
{
    private const double Scale = 100;
    private readonly StakeholderProblem problem;
    private readonly SpatialRules rules;
    private readonly RandomStream stream;
    private readonly int[] issues;
    private readonly int[] actors;
    private readonly SpatialWorld world;
    private readonly double[] start;

    /// <summary>Takes the actors that have a position on one of the issues.</summary>
    public SpatialPolitics(StakeholderProblem problem, SpatialRules rules, int[] issues, RandomStream stream)
    {
        (this.problem, this.rules, this.issues, this.stream) = (problem, rules, issues, stream);
        actors = [.. Enumerable.Range(0, problem.Actors.Count).Where(i => issues.Any(k => problem[i, k] is not null))];
        start = new double[actors.Length * issues.Length];
        var saliences = new double[start.Length];
        for (int d = 0; d < issues.Length; d++)
        {
            double absent = Mean(issues[d]);
            for (int i = 0; i < actors.Length; i++)
            {
                Stake? stake = problem[actors[i], issues[d]];
                start[(i * issues.Length) + d] = (stake?.Position ?? absent) / Scale;
                saliences[(i * issues.Length) + d] = (stake?.Salience ?? 0) / Scale;
            }
        }

        double greatest = Enumerable.Range(0, actors.Length).Select(i => saliences.AsSpan(i * issues.Length, issues.Length).ToArray().Sum())
            .DefaultIfEmpty().Max();
        Rescaled = greatest > 1 + 1e-9;
        world = new(
            issues.Length,
            Rescaled ? [.. saliences.Select(s => s / greatest)] : saliences,
            [.. actors.Select(Capability)],
            problem.Actors.Any(actor => actor.Accommodates.Count > 0) ? Accommodation() : null);
    }

    /// <summary>Whether saliences had to be divided because some actor's summed to more than 100.</summary>
    public bool Rescaled { get; }

    /// <summary>Whether there is a contest: two actors with a position, and some weight.</summary>
    public bool CanBePlayed => actors.Length >= 2 && world.Capabilities.Zip(world.Resistance, (c, s) => c * s).Sum() > 0;

    /// <summary>The turns, and whether positions came to rest.</summary>
    public (List<RoundPart> Turns, bool AtRest) Play()
    {
        List<RoundPart> turns = [];
        double[] positions = [.. start], ideals = [.. start];
        double first = 0;
        while (turns.Count < rules.MostTurns)
        {
            (RoundPart part, double[] next) = Turn(positions, ideals);
            double moved = Moved(positions, next);
            turns.Add(part);
            (positions, ideals) = (next, world.Accommodation is null ? next : Follow(ideals, next));
            if (turns.Count == 1)
            {
                first = moved;
            }
            else if (moved / (first + 1e-4) < 0.02)
            {
                return (turns, true);
            }
        }

        return (turns, false);
    }

    private (RoundPart Part, double[] Next) Turn(double[] positions, double[] ideals)
    {
        SpatialTurn turn = new(world, rules, positions, ideals);
        List<SpatialBargain> proposals = turn.Proposals();
        var choices = new Choice[actors.Length];
        for (int i = 0; i < actors.Length; i++)
        {
            List<SpatialBargain> queue = [.. proposals.Where(one => one.From == i || one.To == i)];
            choices[i] = queue.Count == 0 ? new(null, 1) : Choose(turn.QueueOdds(queue), queue);
        }

        double[] next = [.. positions];
        HashSet<SpatialBargain> taken = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < actors.Length; i++)
        {
            if (choices[i].Bargain is SpatialBargain one
                && (!rules.BothMustChoose || choices[one.From == i ? one.To : one.From].Bargain == one))
            {
                (one.From == i ? one.FromPoint : one.ToPoint).CopyTo(next, i * issues.Length);
                taken.Add(one);
            }
        }

        return (Part(positions, next, proposals, taken, choices), next);
    }

    private Choice Choose(double[] odds, List<SpatialBargain> queue)
    {
        int chosen = 0;
        if (rules.Stochastic)
        {
            double left = stream.NextUniform();
            while (chosen < odds.Length - 1 && left >= odds[chosen])
            {
                left -= odds[chosen++];
            }
        }
        else
        {
            for (int b = 1; b < odds.Length; b++)
            {
                chosen = odds[b] > odds[chosen] ? b : chosen;
            }
        }

        return new(chosen == 0 ? null : queue[chosen - 1], odds[chosen]);
    }

    private RoundPart Part(double[] before, double[] after, List<SpatialBargain> proposals, HashSet<SpatialBargain> taken, Choice[] choices)
    {
        List<Offer> offers = [];
        foreach (SpatialBargain one in proposals)
        {
            IEnumerable<PositionChange> steps = Steps(one.From, before, one.FromPoint).Concat(Steps(one.To, before, one.ToPoint));
            offers.Add(new(actors[one.From], actors[one.To], "proposal", [.. steps], one.Gain, taken.Contains(one)));
        }

        List<Move> moves = [];
        for (int i = 0; i < actors.Length; i++)
        {
            foreach (PositionChange step in Steps(i, before, after.AsSpan(i * issues.Length, issues.Length).ToArray()))
            {
                (SpatialBargain bargain, double odds) = (choices[i].Bargain!, choices[i].Odds);
                moves.Add(new(step, actors[bargain.From == i ? bargain.To : bargain.From], Why(bargain, i, odds)));
            }
        }

        return new(offers, moves, offers.Count);
    }

    private string Why(SpatialBargain bargain, int mover, double odds)
    {
        string other = problem.Actors[actors[bargain.From == mover ? bargain.To : bargain.From]].Name;
        string standing = rules.Stochastic
            ? $"of all it could agree on, this was drawn, at a probability of {Percent(odds)}"
            : $"of all it could agree on, this would win most support ({Percent(odds)})";
        return bargain.From == mover
            ? $"as it had proposed to {other}, judging its odds in a contest at {Percent(bargain.Odds)}; {standing}"
            : $"taking up a proposal of {other}; {standing}";
    }

    private static string Percent(double share) => $"{(100 * share).ToString("0", CultureInfo.InvariantCulture)} %";

    private IEnumerable<PositionChange> Steps(int actor, double[] before, double[] to)
    {
        for (int d = 0; d < issues.Length; d++)
        {
            if (problem[actors[actor], issues[d]] is not null)
            {
                double from = Shown(actor, d, before[(actor * issues.Length) + d]), there = Shown(actor, d, to[d]);
                if (from != there)
                {
                    yield return new(actors[actor], issues[d], from, there);
                }
            }
        }
    }

    // At the start the position as it was given, so that no rounding of a share shows.
    private double Shown(int actor, int issue, double position) =>
        position == start[(actor * issues.Length) + issue] ? problem[actors[actor], issues[issue]]!.Position : Scale * position;

    private double Moved(double[] before, double[] after)
    {
        double sum = 0;
        for (int i = 0; i < actors.Length; i++)
        {
            double squares = 0;
            for (int d = 0; d < issues.Length; d++)
            {
                double gap = after[(i * issues.Length) + d] - before[(i * issues.Length) + d];
                squares += gap * gap;
            }

            sum += Math.Sqrt(squares);
        }

        return sum;
    }

    /// <summary>q' = Σ_j A_ij x_j' + (1 − Σ_j A_ij) q.</summary>
    private double[] Follow(double[] ideals, double[] positions)
    {
        int n = actors.Length;
        var next = new double[ideals.Length];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> shares = world.Accommodation.AsSpan(i * n, n);
            double all = 0;
            for (int j = 0; j < n; j++)
            {
                all += shares[j];
            }

            for (int d = 0; d < issues.Length; d++)
            {
                double ideal = (1 - all) * ideals[(i * issues.Length) + d];
                for (int j = 0; j < n; j++)
                {
                    ideal += shares[j] * positions[(j * issues.Length) + d];
                }

                next[(i * issues.Length) + d] = ideal;
            }
        }

        return next;
    }

    private double[] Accommodation()
    {
        int n = actors.Length;
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            Named<double> shares = problem.Actors[actors[i]].Accommodates;
            for (int j = 0; j < n; j++)
            {
                matrix[(i * n) + j] = shares.Count == 0 ? (i == j ? 1 : 0) : shares.TryGet(problem.Actors[actors[j]].Key, out double share)
                    ? share : 0;
            }
        }

        return matrix;
    }

    // The capability over several issues is the mean over those on which the actor takes a position.
    private double Capability(int actor)
    {
        double[] own = [.. issues.Where(k => problem[actor, k] is not null).Select(k => problem[actor, k]!.Capability)];
        return own.All(one => one == own[0]) ? own[0] : own.Average();
    }

    private double Mean(int issue)
    {
        int[] present = [.. Enumerable.Range(0, problem.Actors.Count).Where(i => problem[i, issue] is not null)];
        double[] x = [.. present.Select(i => problem[i, issue]!.Position)];
        return WeightedPositions.Mean(x, [.. present.Select(i => problem[i, issue]!.Weight)]) ?? x.DefaultIfEmpty(Scale / 2).Average();
    }

    /// <summary>What an actor chose from its queue, and how likely that was.</summary>
    private sealed record Choice(SpatialBargain? Bargain, double Odds);
}
