package io.plumbline.parse.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.Prices;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.TableReads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The extracts of one account while they are read. */
public final class AccountRows {

    private static final List<ExtractReader<?>> READERS = Stream.of(
                    WarehouseExtracts.ALL,
                    WorkloadExtracts.ALL,
                    TableExtracts.ALL,
                    QueryExtracts.ALL,
                    HabitExtracts.ALL,
                    FlowExtracts.ALL,
                    StorageExtracts.ALL,
                    ColumnExtracts.ALL,
                    UserExtracts.ALL)
            .<ExtractReader<?>>flatMap(List::stream)
            .toList();

    /** One of them is enough: scans stand in where nobody records reads. */
    private static final List<String> EITHER = List.of(TableReads.EXTRACT.file(), OtherScans.EXTRACT.file());

    private record Window(LocalDate from, LocalDate until, Prices prices, Location at) implements AccountRow {

        static final Extract<Window> EXTRACT = Extract.of(WarehouseAccount.FILE, Window.class, "FROM_DAY", "UNTIL_DAY")
                .and("PRICE_PER_CREDIT", "PRICE_PER_TB_MONTH", "CURRENCY", "PRICE_SOURCE");

        static Window of(Row row) {
            LocalDate from = row.neededDay("FROM_DAY");
            LocalDate until = row.neededDay("UNTIL_DAY");
            if (!from.isBefore(until)) {
                throw new Row.WrongCell("UNTIL_DAY", until.toString(), "a day after FROM_DAY");
            }
            Prices prices = new Prices(
                    row.amount("PRICE_PER_CREDIT"),
                    row.amount("PRICE_PER_TB_MONTH"),
                    row.text("CURRENCY"),
                    row.text("PRICE_SOURCE"));
            return new Window(from, until, prices, row.at());
        }
    }

    private final FileTree tree;
    private final List<Gap> gaps;

    /** @param gaps takes what is missing or wrong */
    public AccountRows(FileTree tree, List<Gap> gaps) {
        this.tree = tree;
        this.gaps = gaps;
    }

    /** The extracts that can be read, the one with the window aside. */
    public static List<Extract<?>> extracts() {
        return READERS.stream().<Extract<?>>map(ExtractReader::extract).toList();
    }

    /** Empty where the window is not known. */
    public Optional<WarehouseAccount> account() {
        List<Window> windows = new ArrayList<>();
        if (isThere(Window.EXTRACT)) {
            read(new ExtractReader<>(Window.EXTRACT, Window::of), windows::add);
        }
        if (windows.size() != 1) {
            gaps.add(new Gap(
                    "account " + tree.source(),
                    WarehouseAccount.FILE,
                    "it has %d rows that can be read; expected one with the days the others are about"
                            .formatted(windows.size())));
            return Optional.empty();
        }
        Window window = windows.get(0);
        Map<Extract<?>, List<? extends AccountRow>> rows = rows();
        return Optional.of(
                new WarehouseAccount(tree.source(), window.from(), window.until(), window.prices(), rows, gaps));
    }

    private Map<Extract<?>, List<? extends AccountRow>> rows() {
        Map<Extract<?>, List<? extends AccountRow>> rows = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (ExtractReader<?> reader : READERS) {
            List<AccountRow> own = new ArrayList<>();
            if (!isThere(reader.extract())) {
                missing.add(reader.extract().file());
            } else if (read(reader, own::add)) {
                rows.put(reader.extract(), own);
            }
        }
        if (!missing.containsAll(EITHER)) {
            missing.removeAll(EITHER);
        }
        if (!missing.isEmpty()) {
            gaps.add(new Gap(
                    missing.size() == 1 ? "1 extract" : missing.size() + " extracts",
                    tree.source(),
                    "not there: " + String.join(", ", missing) + "; what needs them is not evaluated"));
        }
        return rows;
    }

    private boolean isThere(Extract<?> extract) {
        return tree.hash(extract.file()) != null;
    }

    private <R extends AccountRow> boolean read(ExtractReader<R> reader, Consumer<? super R> into) {
        return new ExtractFile(tree, reader.extract()).rows(reader.read(), into, gaps::add);
    }
}
