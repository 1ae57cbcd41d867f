using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Entente.Scenarios.Format;

namespace Entente.Scenarios;

/// <summary>The words that the program itself writes: its sentences and its keys. A surname such as Best or Price is also one of them, and
/// then stands in every report whoever spoke.</summary>
internal static class ProgramWords
{
    private const string Copy = "Entente.dll";

    private static readonly Lazy<string> Written = new(Read);

    /// <summary>Whether the program writes these words.</summary>
    /// <param name="folded">The words, folded.</param>
    public static bool Hold(string folded)
    {
        string text = Written.Value;
        for (int at = text.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = text.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsLetterOrDigit(text[at - 1]) && !char.IsLetterOrDigit(text[at + folded.Length]))
            {
                return true;
            }
        }

        return false;
    }

    // Its own texts and names, as the compiler keeps them in the assembly.
    private static string Read()
    {
        using PEReader assembly = new(Itself());
        MetadataReader metadata = assembly.GetMetadataReader();
        StringBuilder all = new(" ");
        for (UserStringHandle text = MetadataTokens.UserStringHandle(1); !text.IsNil; text = metadata.GetNextHandle(text))
        {
            all.Append(metadata.GetUserString(text)).Append('|');
        }

        IEnumerable<StringHandle> names = metadata.PropertyDefinitions.Select(property => metadata.GetPropertyDefinition(property).Name)
            .Concat(metadata.FieldDefinitions.Select(field => metadata.GetFieldDefinition(field).Name));
        foreach (string name in names.Select(metadata.GetString).Where(name => char.IsAsciiLetterUpper(name[0])))
        {
            all.Append(KeyName.Of(name)).Append('|');
        }

        return new FoldedText(all.ToString()).Text;
    }

    // A program in one file has no assembly beside it, but holds a copy.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "That it is empty in a program of one file is what is asked.")]
    private static Stream Itself()
    {
        Assembly library = typeof(ProgramWords).Assembly;
        return library.Location is { Length: > 0 } path ? File.OpenRead(path)
            : Assembly.GetEntryAssembly()?.GetManifestResourceStream(Copy)
            ?? throw new InvalidOperationException("The program holds no copy of its words.");
    }
}
