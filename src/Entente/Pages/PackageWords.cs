namespace Entente.Pages;

/// <summary>How a package is called in a sentence. A name may bring its own article ("A peace accord", "The whole plan"), which then is not said twice.</summary>
internal static class PackageWords
{
    private static readonly HashSet<string> Agreements =
        ["accord", "agreement", "armistice", "arrangement", "bargain", "ceasefire", "compact", "contract", "deal", "pact", "peace", "protocol", "settlement", "treaty", "truce"];

    private static readonly string[] Articles = ["A ", "An ", "The ", "a ", "an ", "the "];

    /// <summary>One of its kind: `a settlement`, `an armistice`; a name that is no word for an agreement in quotes: `the package "half"`.</summary>
    public static string One(string name) =>
        Article(name) is string article ? article.ToLowerInvariant() + name[article.Length..]
        : !IsAgreement(name) ? Quoted(name)
        : ("aeiouAEIOU".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + name;

    /// <summary>The one that is talked about: `the settlement`, `the package "half"`.</summary>
    public static string The(string name) =>
        Article(name) is string article ? "the " + name[article.Length..]
        : !IsAgreement(name) ? Quoted(name)
        : "the " + name;

    private static string? Article(string name) => Articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.Ordinal) && name.Length > article.Length);

    private static string Quoted(string name) => $"the package \"{name}\"";

    private static bool IsAgreement(string name) => Agreements.Contains(name.Split(' ')[^1].ToLowerInvariant());
}
