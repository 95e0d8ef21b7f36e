using MessagePack;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>The equivalent of <c>com.example.bench.User</c>. MessagePack writes it as an array.</summary>
[MessagePackObject]
[HessianType("com.example.bench.User")]
public sealed partial class User
{
    [Key(0)]
    public long Id { get; set; }

    [Key(1)]
    public string? Name { get; set; }

    [Key(2)]
    public string? Email { get; set; }

    [Key(3)]
    public int Age { get; set; }

    [Key(4)]
    public bool Active { get; set; }

    [Key(5)]
    public double Balance { get; set; }

    [Key(6)]
    public DateTime? Created { get; set; }

    [Key(7)]
    public int? Score { get; set; }

    [Key(8)]
    public string? City { get; set; }

    [Key(9)]
    public long Phone { get; set; }

    [Key(10)]
    public Color? Level { get; set; }

    [Key(11)]
    public List<string>? Tags { get; set; }

    /// <summary>Returns the user with a number from 0 to 99.</summary>
    public static User Sample(int number) => new()
    {
        Id = 1_000_000_000_000 + number,
        Name = $"User Name {number:00}",
        Email = $"user{number:00}@example.co.uk",
        Age = 20 + number,
        Active = number % 2 == 0,
        Balance = 1234.56 + number,
        Created = DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_123 + (1000L * number)),
        Score = 900 + number,
        City = "Shanghai",
        Phone = 13_800_000_000 + number,
        Level = (Color)(number % 3),
        Tags = ["new", "vip", "b2b"],
    };
}
