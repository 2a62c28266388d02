// Lending's door: requests and their register, and the numbered copies that leave the office.
export { createLoanCopies, type LoanCopies } from './copies.ts'
export { createLoans, type Loans } from './loans.ts'
export { exportRegister } from './register.ts'
