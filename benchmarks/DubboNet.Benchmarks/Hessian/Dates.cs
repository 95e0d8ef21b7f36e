using MessagePack;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>A class with the kinds of dates that most current Java classes have.</summary>
[MessagePackObject]
[HessianType("com.example.bench.Dates")]
public sealed partial class Dates
{
    [Key(0)]
    public DateOnly Birthday { get; set; }

    [Key(1)]
    [JavaType("java.time.LocalDateTime")]
    public DateTime Created { get; set; }

    [Key(2)]
    [JavaType("java.time.LocalDateTime")]
    public DateTime Changed { get; set; }

    public static Dates Sample() => new()
    {
        Birthday = new DateOnly(1990, 5, 17),
        Created = new DateTime(2024, 2, 29, 12, 30, 15),
        Changed = new DateTime(2024, 3, 1, 8, 0, 0),
    };
}
