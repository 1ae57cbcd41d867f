using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Evidence;

/// <summary>An article as a page sends it.</summary>
/// <param name="Name">The name of its file; null for a text that was pasted. It never becomes a path: only its letters and digits
/// count.</param>
/// <param name="Content">The bytes of the file in base64; null for a text that was pasted.</param>
/// <param name="Text">The text that was pasted; null for a file.</param>
/// <param name="Date">When it was published, such as 2025-02-13; null if the article says it, or nobody knows.</param>
internal sealed record Article(string? Name = null, string? Content = null, string? Text = null, string? Date = null)
{
    /// <summary>The most that an article may have, in bytes.</summary>
    public const int MaxBytes = 5_000_000;

    private const int MaxNameLength = 60;

    private static readonly string[] Devices = // names that Windows gives to devices, whatever the ending
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })];

    /// <summary>Reads it by the rules, as `entente read` would read it from beside the scenario.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="now">The scenario as it is, without errors.</param>
    /// <exception cref="RefusedException">It is no article.</exception>
    public ReadArticle Read(OpenFile file, ScenarioFile now)
    {
        byte[] bytes = Bytes();
        if (bytes.Length > MaxBytes)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge,
                $"An article may have {MaxBytes / 1_000_000} MB. Save its text alone.");
        }

        DateOnly? date = Date is null ? null
            : DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
            : throw RefusedException.Unclear("The date of an article is a day such as 2025-02-13.");
        (SourceDocument? found, Problem? problem) = DocumentReader.Read(bytes, "article" + Ending(), date);
        if (found is not SourceDocument document)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, problem!.Message);
        }

        byte[] kept = document.IsExtracted ? Encoding.UTF8.GetBytes(document.Text) : bytes;
        string? known = now.Scenario!.Sources.Values
            .FirstOrDefault(source => source.Sha256 == document.Sha256 && source.File is not null)?.File;
        string folder = Path.GetDirectoryName(file.Path)!;
        SourceDocument named = document with { Name = known is null ? FreeName(folder, document, kept) : document.Name };
        string? copy = known is null ? Path.Combine(folder, TextIntoScenario.CopyOf(named)) : SourceCopy.Find(file.Path, known).Path;
        return new(EvidenceDraft.Of(named with { Name = Path.Combine(Path.GetDirectoryName(now.Name) ?? "", named.Name) }), copy, kept);
    }

    private byte[] Bytes()
    {
        if ((Content is null) == (Text is null))
        {
            throw RefusedException.Unclear("An article has a content or a text.");
        }

        try
        {
            return Content is null ? Encoding.UTF8.GetBytes(Text!) : Convert.FromBase64String(Content);
        }
        catch (FormatException)
        {
            throw RefusedException.Unclear("The content of an article is written in base64.");
        }
    }

    private string Ending()
    {
        string ending = Name is null ? "" : Path.GetExtension(Name).ToLowerInvariant();
        return ending is ".html" or ".htm" or ".xhtml" ? ".html" : ending is ".md" or ".markdown" ? ".md" : ".txt";
    }

    // The first name beside the scenario that is free, or that holds this very text already.
    private string FreeName(string folder, SourceDocument document, byte[] kept)
    {
        string ending = document.Kind switch
        {
            DocumentKind.Html => ".html",
            DocumentKind.Pdf => ".pdf",
            DocumentKind.Word => ".docx",
            DocumentKind.Markdown => ".md",
            DocumentKind.Text => ".txt",
        };
        string stem = Stem(document);
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? stem + ending : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{ending}");
            string copy = Path.Combine(folder, TextIntoScenario.CopyOf(document with { Name = name }));
            if (ReadArticle.IsFree(copy) || ReadArticle.Holds(copy, kept))
            {
                return name;
            }
        }
    }

    private string Stem(SourceDocument document)
    {
        string called = Name is null ? document.Title ?? "" : Path.GetFileNameWithoutExtension(Name.Split('/', '\\')[^1]);
        StringBuilder stem = new();
        foreach (char one in SignForms.Composed(called))
        {
            if (char.IsLetterOrDigit(one) || one == '_')
            {
                stem.Append(one);
            }
            else if (stem.Length > 0 && stem[^1] != '-')
            {
                stem.Append('-');
            }

            if (stem.Length == MaxNameLength)
            {
                break;
            }
        }

        string name = stem.ToString().Trim('-');
        return name.Length == 0 ? "article" : Devices.Contains(name.ToLowerInvariant()) ? name + "-article" : name;
    }
}

/// <summary>An article that was read.</summary>
/// <param name="Draft">What was found in it.</param>
/// <param name="Copy">Where its text is kept; null where it cannot be.</param>
/// <param name="Kept">The bytes that are kept: for a page its text.</param>
internal sealed record ReadArticle(EvidenceDraft Draft, string? Copy, byte[] Kept)
{
    /// <summary>Puts the text beside the scenario, unless it lies there.</summary>
    /// <exception cref="RefusedException">It cannot be put there.</exception>
    public void Keep()
    {
        if (Copy is null || Holds(Copy, Kept))
        {
            return;
        }

        try
        {
            // Behind a link it would stand elsewhere.
            if (!IsFree(Copy))
            {
                throw new IOException("There is another file of this name.");
            }

            WholeFile.Create(Copy, Kept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity,
                $"The text of the article cannot be kept beside the scenario: {FileFault.Words(e)}");
        }
    }

    /// <summary>Whether nothing stands at a path, not even a link that leads nowhere.</summary>
    public static bool IsFree(string path) => !Path.Exists(path) && new FileInfo(path).LinkTarget is null;

    /// <summary>Whether a file that is no link holds these bytes.</summary>
    public static bool Holds(string path, byte[] content)
    {
        try
        {
            FileInfo there = new(path);
            return there.Exists && there.LinkTarget is null && there.Length == content.Length
                && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
