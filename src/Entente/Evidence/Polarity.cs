namespace Entente.Evidence;

/// <summary>How the one who speaks stands to what is reported. Who denied that a plan was dead has not said that it is.</summary>
internal enum Polarity
{
    /// <summary>Says it, believes it, binds itself to it.</summary>
    Asserts,

    /// <summary>Says that it is not so, or is against it.</summary>
    Denies,

    /// <summary>Will not tell: `refused to say whether …`.</summary>
    Withholds,

    /// <summary>Holds it for unlikely or open: `doubted that …`, `few believed …`.</summary>
    Doubts,

    /// <summary>Asks whether it is so, or that it be so.</summary>
    Asks,

    /// <summary>Wishes or fears it; does not say that it is so.</summary>
    Hopes,
}
