using Entente.Scenarios;

namespace Entente.Interchange;

/// <summary>What is wrong with files that are being read: everything, up to a number that a person would still read.</summary>
internal sealed class ProblemList
{
    /// <summary>More errors than this are counted, not listed.</summary>
    private const int MaxListed = 200;

    private readonly List<Problem> problems = [];
    private readonly List<string> notes = [];
    private int unlisted;
    private string lastFile = "";

    /// <summary>Whether nothing is wrong; warnings do not count.</summary>
    public bool IsClean { get; private set; } = true;

    /// <summary>Everything found, file by file from top to bottom, and how much more there is.</summary>
    public ValueList<Problem> All => unlisted == 0
        ? [.. InOrder]
        : [.. InOrder, new(Severity.Error, lastFile, 1, 1, "",
            string.Create(CultureInfo.InvariantCulture, $"{unlisted} more mistakes are not listed."), null)];

    /// <summary>What a reader should know about how the files were understood.</summary>
    public ValueList<string> Notes => [.. notes.Distinct()];

    private IEnumerable<Problem> InOrder => problems.GroupBy(problem => problem.File)
        .SelectMany(file => file.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column));

    /// <summary>Notes an error.</summary>
    public void Add(string file, int line, int column, string what, string message, string? hint = null) =>
        Add(new(Severity.Error, file, line, column, what, Problem.Sentence(message), hint is null ? null : Problem.Visible(hint)));

    /// <summary>Notes an error about a file as a whole.</summary>
    public void Add(string file, string message, string? hint = null) => Add(file, 1, 1, "", message, hint);

    /// <summary>Notes a problem.</summary>
    public void Add(Problem problem)
    {
        IsClean &= problem.Severity != Severity.Error;
        if (problems.Count < MaxListed)
        {
            problems.Add(problem);
        }
        else
        {
            unlisted++;
            lastFile = problem.File;
        }
    }

    /// <summary>Notes how something was understood.</summary>
    /// <param name="sentence">The whole of it is told: what it quotes from a file is to be cut before
    /// (<see cref="Problem.Shortened"/>).</param>
    public void Note(string sentence) => notes.Add(Problem.Visible(sentence));
}
