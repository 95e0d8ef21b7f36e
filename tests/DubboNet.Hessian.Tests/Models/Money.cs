namespace DubboNet.Hessian.Tests.Models;

/// <summary>An immutable type, which exists only after all its fields are read.</summary>
internal sealed record Money(string Currency, decimal Amount, object? Origin) : IHessianType<Money>
{
    public const string ClassName = "com.acme.Money";

    public static Formatter Hessian { get; } = new();

    static HessianClassFormatter<Money> IHessianType<Money>.Formatter => Hessian;

    internal sealed class Formatter() : HessianClassFormatter<Money>(new ClassDefinition(ClassName, "currency", "amount", "origin"))
    {
        protected override void WriteFields(ref HessianWriter writer, Money value)
        {
            writer.WriteString(value.Currency);
            As.Decimal.Write(ref writer, value.Amount);
            writer.WriteObject(value.Origin);
        }

        protected override Money ReadFields(ref HessianReader reader, ref HessianFieldCursor fields)
        {
            string? currency = null;
            decimal amount = 0;
            object? origin = null;
            while (reader.ReadNextField(ref fields, out int field))
            {
                if (field == 0)
                    currency = reader.ReadString();
                else if (field == 1)
                    amount = As.Decimal.Read(ref reader);
                else
                    origin = reader.ReadObject();
            }

            var value = new Money(currency ?? "", amount, origin);
            reader.SetReference(fields, value);
            return value;
        }
    }
}
