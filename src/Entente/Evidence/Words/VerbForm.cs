namespace Entente.Evidence.Words;

/// <summary>Which forms of a verb a word may be.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Third = 2,
    Past = 4,
    Participle = 8,
    Ing = 16,

    /// <summary>Can stand as the only verb of a clause.</summary>
    Finite = Base | Third | Past,
}

/// <summary>Questions to sets of flags.</summary>
internal static class Flags
{
    /// <summary>Whether a word may be one of these.</summary>
    public static bool Any(this WordTag tags, WordTag some) => (tags & some) != WordTag.None;

    /// <summary>Whether a verb may have one of these forms.</summary>
    public static bool Any(this VerbForm form, VerbForm some) => (form & some) != VerbForm.None;
}
