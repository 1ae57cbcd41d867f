namespace Entente.Evidence.Markets;

/// <summary>How an event study is done. All counts are days on which there was trade.</summary>
internal sealed record EventStudySettings
{
    /// <summary>Fewest days that ordinary returns can be told from.</summary>
    public const int MinEstimationDays = 30;

    /// <summary>Days from which ordinary returns are estimated. Default 120, as in MacKinlay 1997, p. 15. Range [30, 5000].</summary>
    public int EstimationDays { get; init; } = 120;

    /// <summary>Days left out between the estimation and the event, so that rumours do not count as ordinary. Default 10. Range [0,
    /// 1000].</summary>
    public int GapDays { get; init; } = 10;

    /// <summary>First day counted as the event, from the day itself. Default 0. Range [−60, 60].</summary>
    public int WindowFrom { get; init; }

    /// <summary>Last day counted as the event. Default 1, because news may come after trading has closed. Range [first, 60].</summary>
    public int WindowTo { get; init; } = 1;

    /// <summary>Probability that an interval covers the truth. Default 0.95. Range (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}
