using Entente.Numerics;
using Entente.Scenarios;

namespace Entente.Ensembles;

/// <summary>The uncertain numbers of a scenario file, and the values that each draw gives them.</summary>
/// <remarks>
/// Every uncertain number has a dimension of a scrambled Sobol sequence: those of the file as written in file order, and after them those
/// that only changes made uncertain. So a number keeps its draws whatever `--set` does to others. Draw i is point i/16 of scramble i mod
/// 16. Numbers that hang together (<see cref="Correlation"/>) have their shares tied by a Gaussian copula.
/// A scenario with more uncertain numbers than <see cref="SobolSequence.MaxDimensions"/> draws the rest independently. Immutable, safe
/// for use by many threads.
/// </remarks>
internal sealed class ScenarioInputs
{
    private readonly Dictionary<Uncertain, int> placeOf = new(ReferenceEqualityComparer.Instance);
    private readonly SobolSequence sequence;
    private readonly ulong[][] keys; // [scramble][dimension]
    private readonly ulong seed;
    private readonly int set; // 0, or 1 for the second set of values
    private readonly IReadOnlyList<CorrelatedInputs> correlated;
    private readonly int choice; // place of the choice of an analyst, or -1
    private readonly int[][] correlatedPlaces; // of each group: the place of each member among the numbers, or -1

    /// <summary>Numbers with their dimensions.</summary>
    internal ScenarioInputs(
        IReadOnlyList<InputNumber> numbers, ulong seed, int set = 0, IReadOnlyList<CorrelatedInputs>? correlated = null)
    {
        Numbers = numbers;
        this.correlated = correlated ?? [];
        (this.seed, this.set) = (seed, set);
        for (int i = 0; i < numbers.Count; i++)
        {
            placeOf[numbers[i].Value] = i;
        }

        choice = Enumerable.Range(0, numbers.Count).FirstOrDefault(i => numbers[i].IsChoice, -1);
        Dictionary<string, int> placeOfPath = new(StringComparer.Ordinal);
        foreach ((int place, InputNumber number) in numbers.Index())
        {
            placeOfPath.TryAdd(number.Path, place);
        }

        correlatedPlaces = [.. this.correlated.Select(group => group.Members
            .Select(member => placeOfPath.TryGetValue(member.Path, out int place) ? place : -1).ToArray())];
        int dimensions = Math.Min(Dimensions, SobolSequence.MaxDimensions);
        sequence = new SobolSequence(dimensions);
        keys = [.. Enumerable.Range(0, ScrambledMean.Scrambles).Select(scramble =>
            Enumerable.Range(0, dimensions)
                .Select(dimension => new RandomStream(seed, "scramble", "", scramble, dimension).NextBits()).ToArray())];
    }

    /// <summary>The uncertain numbers, by dimension.</summary>
    public IReadOnlyList<InputNumber> Numbers { get; }

    /// <summary>Places of the numbers that hang together, group by group; numbers of different groups, and of none, are
    /// independent.</summary>
    public IEnumerable<IReadOnlyList<int>> Correlated =>
        correlatedPlaces.Select(places => (int[])[.. places.Where(place => place >= 0)]).Where(places => places.Length > 1);

    private int Dimensions => Numbers.Select(number => number.Dimension)
        .Concat(correlated.SelectMany(group => group.Members).Select(member => member.Dimension)).DefaultIfEmpty(-1).Max() + 1;

    /// <summary>The uncertain numbers of a file.</summary>
    /// <param name="file">The file, with any changes made.</param>
    /// <param name="original">The file before the changes; the same if there are none.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static ScenarioInputs Of(ScenarioFile file, ScenarioFile original, ulong seed)
    {
        if (file.Scenario is null)
        {
            throw new ArgumentException("A file with errors cannot be drawn from.", nameof(file));
        }

        Dictionary<string, int> dimensionOf = new(StringComparer.Ordinal);
        foreach (NumberInFile number in original.Numbers.Where(number => !number.Value.IsExact)
            .Append(InputNumber.OfChoice)
            .Concat(file.Numbers.Where(number => !number.Value.IsExact)))
        {
            // the choice of an analyst, where it is one, comes after the numbers of the file as written and before those of changes
            if (number != InputNumber.OfChoice || IsChosen(original) || IsChosen(file))
            {
                dimensionOf.TryAdd(number.Path, dimensionOf.Count);
            }
        }

        return new(
            [.. file.Numbers.Where(number => !number.Value.IsExact)
                .Concat(IsChosen(file) ? [InputNumber.OfChoice] : [])
                .Select(number => new InputNumber(number.Path, number.Value, dimensionOf[number.Path]))
                .OrderBy(number => number.Dimension)],
            seed,
            correlated: CorrelatedInputs.Of(file.Scenario, dimensionOf));
    }

    private static bool IsChosen(ScenarioFile file) => file.Numbers.Any(number => number.Value is Uncertain.Opinions { IsChosen: true });

    /// <summary>The same numbers with a second value in every draw, independent of the first: it comes from further dimensions of the same
    /// points. (Another scramble of the same dimensions would not do: point by point, it is tied to the first.)</summary>
    public ScenarioInputs Second()
    {
        int dimensions = Dimensions;
        return new([.. Numbers.Select(number => number with { Dimension = number.Dimension + dimensions })], seed, set + 1,
            [.. correlated.Select(group => group.Shifted(dimensions))]);
    }

    /// <summary>These numbers, and those of the same file with other changes that stand not among them, each with its own draws.</summary>
    internal ScenarioInputs And(ScenarioInputs other) =>
        new([.. Numbers, .. other.Numbers.Where(number => !placeOf.ContainsKey(number.Value))], seed, set, correlated);

    /// <summary>The shares at which a draw takes each number's distribution, in the order of <see cref="Numbers"/>; strictly between 0 and
    /// 1.</summary>
    public void Shares(int draw, Span<double> shares)
    {
        (uint point, int scramble) = ((uint)(draw / ScrambledMean.Scrambles), draw % ScrambledMean.Scrambles);
        for (int i = 0; i < Numbers.Count; i++)
        {
            shares[i] = Share(Numbers[i].Path, Numbers[i].Dimension);
        }

        for (int group = 0; group < correlated.Count; group++)
        {
            Tie(correlated[group], correlatedPlaces[group], shares);
        }

        double Share(string path, int dimension) => dimension < sequence.Dimensions
            ? OwenScramble.Of(sequence.Fraction(point, dimension), keys[scramble][dimension])
            : new RandomStream(seed, "input", path, draw, set).NextUniform();

        void Tie(CorrelatedInputs group, int[] places, Span<double> all)
        {
            Span<double> own = stackalloc double[group.Members.Count];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = Share(group.Members[i].Path, group.Members[i].Dimension);
            }

            group.Copula.Tie(own);
            for (int i = 0; i < own.Length; i++)
            {
                if (places[i] >= 0)
                {
                    all[places[i]] = own[i];
                }
            }
        }
    }

    /// <summary>The values of a draw, in the order of <see cref="Numbers"/>.</summary>
    public double[] Values(int draw)
    {
        double[] values = new double[Numbers.Count];
        Shares(draw, values);
        ToValues(values);
        return values;
    }

    /// <summary>Turns the shares of all numbers into their values.</summary>
    /// <param name="shares">In the order of <see cref="Numbers"/>; overwritten.</param>
    public void ToValues(Span<double> shares)
    {
        double chosen = choice >= 0 ? shares[choice] : 0;
        for (int i = 0; i < shares.Length; i++)
        {
            Uncertain number = Numbers[i].Value;
            shares[i] = (choice >= 0 && number is Uncertain.Opinions { IsChosen: true } opinions ? opinions.Chosen(chosen) : number)
                .Quantile(shares[i]);
        }
    }

    /// <summary>Gives any number of the scenario its value in a draw.</summary>
    /// <param name="values">The values of the draw, in the order of <see cref="Numbers"/>.</param>
    /// <param name="draw">Index of the draw, which decides its throws.</param>
    /// <exception cref="ArgumentException">An uncertain number is none of the file's.</exception>
    public Func<Uncertain, double> ValueIn(double[] values, int draw)
    {
        return Value;

        double Value(Uncertain number) => number switch
        {
            Uncertain.Point exact => exact.Value,
            Uncertain.Throw one => new RandomStream(seed, "throw", one.Thrown, draw, 0).NextUniform() < Value(one.Share) ? 1 : 0,
            Uncertain.Product product => product.Legal.Clamp(Value(product.Number) * Value(product.Factor)),
            _ when placeOf.TryGetValue(number, out int place) => values[place],
            _ when number.IsExact => number.Central,
            _ => throw new ArgumentException("The number is none of the file that is drawn from.", nameof(number)),
        };
    }
}

/// <summary>An uncertain number of a scenario file.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Value">Its distribution.</param>
/// <param name="Dimension">The dimension of the Sobol sequence that draws it, from 0.</param>
internal sealed record InputNumber(string Path, Uncertain Value, int Dimension)
{
    /// <summary>The choice of an analyst, which is drawn like a number: what share of the analysts' weights, in file order, lies before the
    /// one whose numbers a world takes first.</summary>
    public static NumberInFile OfChoice { get; } = new("analysts", Uncertain.Between(0, 1), 1, 1);

    /// <summary>Whether this is no number of the file but the choice of an analyst.</summary>
    public bool IsChoice => ReferenceEquals(Value, OfChoice.Value);

    /// <summary>Whether the number has a part in the scenario as it is, and not only in what somebody may choose.</summary>
    public bool IsInForce => !IsChoice && Path.Split('.')[0] is not ("levers" or "variants");
}
