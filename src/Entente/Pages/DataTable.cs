namespace Entente.Pages;

/// <summary>A table. The first cell of a row names the row.</summary>
/// <param name="Caption">What the table shows, and in which unit.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The cells, by row; missing = empty, never 0.</param>
public sealed record DataTable(string Caption, ValueList<Column> Columns, ValueList<ValueList<string>> Rows) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether it holds numbers, which line up on the right.</param>
public sealed record Column(string Title, bool IsNumber = false)
{
    /// <summary>Whether its numbers are utilities, from 0 to 1, which a terminal shows as bars too.</summary>
    public bool IsUtility { get; init; }

    /// <summary>A column of utilities.</summary>
    public static Column Utility(string title) => new(title, IsNumber: true) { IsUtility = true };

    /// <summary>A column of numbers.</summary>
    public static Column Number(string title) => new(title, IsNumber: true);

    /// <summary>A column of words.</summary>
    public static implicit operator Column(string title) => new(title);
}
