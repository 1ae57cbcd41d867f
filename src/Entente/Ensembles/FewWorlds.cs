namespace Entente.Ensembles;

/// <summary>How many worlds a figure must rest on to be given as one.</summary>
internal static class FewWorlds
{
    /// <summary>Fewer worlds than this are told as a count, never as a share, a mean or a quantile.</summary>
    public const int MinWorlds = 30;

    /// <summary>Whether a figure that rests on so many worlds would rest on too few.</summary>
    public static bool AreTooFew(int worlds) => worlds < MinWorlds;
}
