namespace Entente.Deals.Solver;

/// <summary>Where every issue stands in its box, and which rows bind, at an optimum that is being followed.</summary>
internal sealed class ActiveSet(int maximumIssues, int maximumRows)
{
    private readonly int[] _free = new int[maximumIssues];
    private readonly int[] _binding = new int[maximumRows];
    private int _freeCount;
    private int _bindingCount;

    /// <summary>Where each issue stands.</summary>
    public Place[] Places { get; } = new Place[maximumIssues];

    /// <summary>Whether each row binds.</summary>
    public bool[] Binds { get; } = new bool[maximumRows];

    /// <summary>The issues that can move, as last listed.</summary>
    public ReadOnlySpan<int> Free => _free.AsSpan(0, _freeCount);

    /// <summary>The rows that bind, as last listed.</summary>
    public ReadOnlySpan<int> Binding => _binding.AsSpan(0, _bindingCount);

    /// <summary>Lists the issues that can move and the rows that bind, after a change.</summary>
    public void List(int issues, int rows)
    {
        (_freeCount, _bindingCount) = (0, 0);
        for (int k = 0; k < issues; k++)
        {
            if (Places[k] == Place.Free)
            {
                _free[_freeCount++] = k;
            }
        }

        for (int r = 0; r < rows; r++)
        {
            if (Binds[r])
            {
                _binding[_bindingCount++] = r;
            }
        }
    }
}

/// <summary>Where an issue stands in its box.</summary>
internal enum Place
{
    /// <summary>Between walls and ideals, where it can move.</summary>
    Free,

    /// <summary>At the lower wall.</summary>
    Low,

    /// <summary>At the upper wall.</summary>
    High,

    /// <summary>At somebody's ideal, where the gains have a kink or infinite curvature.</summary>
    Ideal,
}
