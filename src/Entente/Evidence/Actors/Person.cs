namespace Entente.Evidence.Actors;

/// <summary>An office that the text gives to a person at one place.</summary>
/// <param name="At">Index of the token where it is given.</param>
/// <param name="Role">The office, such as `foreign minister`.</param>
/// <param name="Organisation">For whom; null if not said.</param>
/// <param name="Head">The word that names the office: `minister`.</param>
/// <param name="Country">A country named in the same words.</param>
internal sealed record OfficeAt(int At, string Role, string? Organisation, string Head, string? Country);

/// <summary>Somebody in the text, while mentions are still being added.</summary>
internal sealed class Person(string name, Gender gender)
{
    private readonly List<OfficeAt> offices = [];
    private string? country;

    /// <summary>The fullest name so far; for somebody unnamed the words that describe them.</summary>
    public string Name { get; set; } = name;

    /// <summary>He or she, as far as the text shows it.</summary>
    public Gender Gender { get; set; } = gender;

    /// <summary>Whether the text never gives a name.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>First and last tokens of every mention.</summary>
    public List<(int First, int Last)> Mentions { get; } = [];

    /// <summary>The offices given, in reading order.</summary>
    public IReadOnlyList<OfficeAt> Offices => offices;

    /// <summary>The office that holds at a place: the last one given before it, else the first one.</summary>
    public OfficeAt? OfficeAt(int token)
    {
        if (offices.Count == 0)
        {
            return null;
        }

        OfficeAt office = offices[Math.Max(0, LastBefore(token))];
        return office.Organisation is null or "government" ? office with { Organisation = country ?? office.Organisation } : office;
    }

    /// <summary>Index of the last office given at a place or before it; -1 if there is none. `O(log n)`.</summary>
    public int LastBefore(int token)
    {
        int low = -1, high = offices.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = offices[middle].At <= token ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Adds an office; one that says nothing new is left out.</summary>
    public void Add(OfficeAt office)
    {
        country ??= office.Country;
        int before = LastBefore(office.At);
        bool isNew = before < 0 || offices[before].Role != office.Role || offices[before].Organisation != office.Organisation;
        if (isNew)
        {
            offices.Insert(before + 1, office);
        }
    }
}
