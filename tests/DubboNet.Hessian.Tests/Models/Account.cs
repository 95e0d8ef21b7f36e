namespace DubboNet.Hessian.Tests.Models;

/// <summary>An object with the kinds of dates that most current Java classes have.</summary>
internal sealed class Account
{
    public static HessianClassFormatter<Account> Hessian { get; } = new AccountFormatter();

    public string? Name { get; set; }

    public DateOnly Birthday { get; set; }

    public DateTime Created { get; set; }

    public DateTime? Changed { get; set; }

    public List<DateOnly>? Visits { get; set; }

    public static Account Sample() => new()
    {
        Name = "Bob",
        Birthday = new DateOnly(1990, 5, 17),
        Created = new DateTime(2024, 2, 29, 12, 30, 15),
        Changed = new DateTime(2024, 3, 1, 8, 0, 0).AddTicks(1_234_567),
        Visits = [new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 2)],
    };

    private sealed class AccountFormatter()
        : HessianClassFormatter<Account>(new("com.acme.Account", "name", "birthday", "created", "changed", "visits"))
    {
        private readonly IHessianFormatter<DateTime?> _changed = As.Nullable(As.LocalDateTime);
        private readonly IHessianFormatter<List<DateOnly>> _visits = As.List(As.LocalDate);

        protected override void WriteFields(ref HessianWriter writer, Account value)
        {
            writer.WriteString(value.Name);
            As.LocalDate.Write(ref writer, value.Birthday);
            As.LocalDateTime.Write(ref writer, value.Created);
            _changed.Write(ref writer, value.Changed);
            _visits.Write(ref writer, value.Visits);
        }

        protected override Account ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            var account = new Account();
            reader.SetReference(fields, account);
            while (reader.ReadNextField(ref fields, out int field))
            {
                switch (field)
                {
                    case 0: account.Name = reader.ReadString(); break;
                    case 1: account.Birthday = As.LocalDate.Read(ref reader); break;
                    case 2: account.Created = As.LocalDateTime.Read(ref reader); break;
                    case 3: account.Changed = _changed.Read(ref reader); break;
                    case 4: account.Visits = _visits.Read(ref reader); break;
                    default: reader.Skip(); break;
                }
            }

            return account;
        }
    }
}
