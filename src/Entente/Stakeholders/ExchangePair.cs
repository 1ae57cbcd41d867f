namespace Entente.Stakeholders;

/// <summary>Two actors who could trade: the first wants movement on its demanded issue and gives it on the other's; and the
/// reverse.</summary>
/// <param name="first">i, the actor that demands p and supplies q.</param>
/// <param name="second">j, the actor that demands q and supplies p.</param>
/// <param name="demanded">p.</param>
/// <param name="supplied">q.</param>
internal sealed class ExchangePair(int first, int second, int demanded, int supplied)
{
    private readonly List<(int Actor, double Position)> heardOnP = [], heardOnQ = [];
    private Attempts attemptsOfFirst, attemptsOfSecond;

    /// <summary>i.</summary>
    public int First => first;

    /// <summary>j.</summary>
    public int Second => second;

    /// <summary>p: demanded by i, supplied by j.</summary>
    public int Demanded => demanded;

    /// <summary>q: supplied by i, demanded by j.</summary>
    public int Supplied => supplied;

    /// <summary>Whether the trade can be made.</summary>
    public bool IsPossible { get; private set; }

    /// <summary>What each of the two gains, in salience × points.</summary>
    public double Gain { get; private set; }

    /// <summary>Where i votes on q.</summary>
    public double FirstTo { get; private set; }

    /// <summary>Where j votes on p.</summary>
    public double SecondTo { get; private set; }

    /// <summary>Whether a move was cut so that the outcome does not pass the wish of whoever asked for it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What each third party gains by the trade, by actor; filled in when it is made.</summary>
    public double[] Externalities { get; set; } = [];

    /// <summary>Takes note of another trade. True if this one has to be worked out anew.</summary>
    public bool Hears(ExchangePair made, double[] voting, ExchangeStakes stakes)
    {
        bool firstMoved = Moved(made, first, supplied), secondMoved = Moved(made, second, demanded);
        bool heard = firstMoved || secondMoved;
        if (firstMoved)
        {
            Note(heardOnQ, first, voting[stakes.Cell(first, supplied)]);
        }

        if (secondMoved)
        {
            Note(heardOnP, second, voting[stakes.Cell(second, demanded)]);
        }

        // Somebody else moved for whoever asks here, on the same issue.
        heard |= Served(made.First, made.Demanded, made.Second, voting, stakes);
        heard |= Served(made.Second, made.Supplied, made.First, voting, stakes);
        if (heard)
        {
            attemptsOfFirst = firstMoved ? attemptsOfFirst.Kept : attemptsOfFirst.Dropped;
            attemptsOfSecond = secondMoved ? attemptsOfSecond.Kept : attemptsOfSecond.Dropped;
        }

        return heard;
    }

    /// <summary>Works out the moves of both and what they gain.</summary>
    /// <param name="stakes">Weights.</param>
    /// <param name="rules">Limits and randomness.</param>
    /// <param name="start">Positions before the round.</param>
    /// <param name="voting">Positions after the trades made so far.</param>
    /// <param name="outcomes">O of each issue before the round.</param>
    public void WorkOut(ExchangeStakes stakes, ExchangeRules rules, double[] start, double[] voting, double[] outcomes)
    {
        ExchangeTerms terms = new(stakes, this);
        double wishP = start[stakes.Cell(first, demanded)], wishQ = start[stakes.Cell(second, supplied)];
        double fromQ = voting[stakes.Cell(first, supplied)], fromP = voting[stakes.Cell(second, demanded)];
        double mostFirst = Math.Abs(wishQ - fromQ), mostSecond = Math.Abs(wishP - fromP);
        int wayFirst = fromQ > wishQ ? -1 : 1, waySecond = fromP > wishP ? -1 : 1;

        terms.FromShiftOfP(terms.ShiftP(mostSecond));
        if (terms.MoveOfFirst > mostFirst)
        {
            terms.FromShiftOfQ(terms.ShiftQ(mostFirst));
        }

        IsCut = false;
        if (rules.Rate > 0)
        {
            terms.Randomise(rules, mostFirst, mostSecond);
        }

        IsPossible = Allowed(terms, rules, fromQ, fromP, wayFirst, waySecond, replace: false) && terms.Gain >= ExchangeMarket.MinGain;
        if (IsPossible)
        {
            double withoutQ = Heard(stakes, outcomes[supplied], start, heardOnQ, first, supplied, fromQ);
            double withoutP = Heard(stakes, outcomes[demanded], start, heardOnP, second, demanded, fromP);
            if (Passes(withoutQ, withoutQ + (wayFirst * terms.ShiftQ(terms.MoveOfFirst)), wishQ))
            {
                terms.FromShiftOfQ(Math.Abs(wishQ - withoutQ));
                IsCut = true;
            }

            if (Passes(withoutP, withoutP + (waySecond * terms.ShiftP(terms.MoveOfSecond)), wishP))
            {
                terms.FromShiftOfP(Math.Abs(wishP - withoutP));
                IsCut = true;
            }

            IsPossible = !IsCut || Allowed(terms, rules, fromQ, fromP, wayFirst, waySecond, replace: true);
        }

        (Gain, FirstTo, SecondTo) =
            (terms.Gain, Near(fromQ + (wayFirst * terms.MoveOfFirst)), Near(fromP + (waySecond * terms.MoveOfSecond)));
    }

    private static bool Moved(ExchangePair made, int actor, int issue) =>
        (made.First == actor && made.Supplied == issue) || (made.Second == actor && made.Demanded == issue);

    private bool Served(int demander, int issue, int supplier, double[] voting, ExchangeStakes stakes)
    {
        bool onP = demander == first && issue == demanded, onQ = demander == second && issue == supplied;
        if (onP || onQ)
        {
            Note(onP ? heardOnP : heardOnQ, supplier, voting[stakes.Cell(supplier, issue)]);
        }

        return onP || onQ;
    }

    private static void Note(List<(int Actor, double Position)> heard, int actor, double position)
    {
        heard.RemoveAll(one => one.Actor == actor);
        heard.Add((actor, position));
    }

    /// <summary>O of an issue as this pair knows it: with the moves it heard of, and its own supplier where it stands.</summary>
    private static double Heard(
        ExchangeStakes stakes, double outcome, double[] start, List<(int Actor, double Position)> heard, int supplier, int issue,
            double standing)
    {
        double sum = stakes.Weight[stakes.Cell(supplier, issue)] * (standing - start[stakes.Cell(supplier, issue)]);
        foreach ((int actor, double position) in heard)
        {
            if (actor != supplier)
            {
                sum += stakes.Weight[stakes.Cell(actor, issue)] * (position - start[stakes.Cell(actor, issue)]);
            }
        }

        return outcome + (sum / stakes.Total[issue]);
    }

    private static bool Passes(double before, double after, double wish)
    {
        const double tolerance = 1e-12;
        return (wish - before) * (wish - after) < -tolerance;
    }

    private bool Allowed(ExchangeTerms terms, ExchangeRules rules, double fromQ, double fromP, int wayFirst, int waySecond, bool replace)
    {
        double moveFirst = wayFirst * terms.MoveOfFirst, moveSecond = waySecond * terms.MoveOfSecond;
        if (replace)
        {
            (attemptsOfFirst, attemptsOfSecond) = (attemptsOfFirst.Dropped, attemptsOfSecond.Dropped);
        }

        (attemptsOfFirst, attemptsOfSecond) = (attemptsOfFirst.With(moveFirst), attemptsOfSecond.With(moveSecond));
        return IsOnScale(fromQ, moveFirst) && IsOnScale(fromP, moveSecond)
            && attemptsOfFirst.Allowed(rules.CountsAttempts) && attemptsOfSecond.Allowed(rules.CountsAttempts);
    }

    private static bool IsOnScale(double from, double move)
    {
        const double leastMove = 1e-10, tolerance = 1e-9;
        return Math.Abs(move) > leastMove && from + move >= -tolerance && from + move <= 100 + tolerance;
    }

    private static double Near(double position) => Math.Clamp(position, 0, 100);

    /// <summary>The moves that this pair planned for one of its actors: the last, and what went before.</summary>
    private readonly record struct Attempts(double Sum, bool Up, bool Down, double Last)
    {
        /// <summary>The last plan stays on record.</summary>
        public Attempts Kept => new(Sum + Last, Up || Last > 0, Down || Last < 0, 0);

        /// <summary>The last plan is forgotten.</summary>
        public Attempts Dropped => this with { Last = 0 };

        public Attempts With(double move) => this with { Last = move };

        /// <summary>Never back; and not more than 100 upwards in all, if plans count.</summary>
        public bool Allowed(bool plansCount)
        {
            const double most = 100 + 1e-9;
            return !((Up || Last > 0) && (Down || Last < 0)) && (!plansCount || Sum + Last <= most);
        }
    }
}
