namespace Entente.Ensembles.Parts;

/// <summary>One of the parts that the draws of a run are cut into: the draws from N·k/n to N·(k + 1)/n, the last of these not among
/// them.</summary>
/// <param name="Part">Which one, k: from 0.</param>
/// <param name="Of">How many there are, n.</param>
/// <param name="Draws">How many draws the run has, N.</param>
internal readonly record struct PartRange(int Part, int Of, int Draws)
{
    /// <summary>The most parts that a run can be cut into: their number has six digits in names of files.</summary>
    public const int MaxParts = 999_999;

    /// <summary>Index of the first draw.</summary>
    public int From => Start(Part);

    /// <summary>Index after the last draw.</summary>
    public int To => Start(Part + 1);

    /// <summary>Name of the file with the sums of the part.</summary>
    public string SumsFile => $"{Name}.sums";

    /// <summary>Name of the file with the draws of the part, where they are kept.</summary>
    public string TableFile => $"{Name}.parquet";

    private string Name => string.Create(CultureInfo.InvariantCulture, $"part-{Part:D6}-of-{Of:D6}");

    /// <summary>All parts of a run, in order; together they hold every draw once.</summary>
    public static IEnumerable<PartRange> All(int of, int draws) => Enumerable.Range(0, of).Select(part => new PartRange(part, of, draws));

    /// <summary>As the command line names it: `3/64`.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Of}");

    private int Start(int part) => (int)((long)Draws * part / Of);
}
